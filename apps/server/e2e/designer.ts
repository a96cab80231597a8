import type { Locator, Page } from 'playwright';
import { drag } from './mouse.ts';

/** What every page of the designer has in common. */
export function designerOf(page: Page) {
  const open = async (part: '首页' | '对象' | '应用与菜单' | '角色权限' | '成员' | '版本') => {
    await page.getByRole('navigation', { name: '设计器导航' }).getByRole('link', { name: part, exact: true }).click();
  };
  return {
    open,
    /** Waits until the server has every change of the page. */
    saved: () => page.getByText('已保存', { exact: true }).first().waitFor(),
    /** Opens a tab of the design of an entity. */
    openEntity: async (name: string, tab: '字段' | '表单' | '视图' | '流程' | '权限') => {
      await open('首页');
      await page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`^${name} `) })
        .click();
      await page.getByRole('navigation', { name: '对象设计' }).getByRole('link', { name: tab, exact: true }).click();
    },
  };
}

/** Fills the dialog that names a new thing, and creates it. */
export async function nameIt(page: Page, name?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (name !== undefined) await dialog.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await dialog.getByRole('button', { name: '创建', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The list of the fields of an entity, and their properties beside it. */
export function fieldsOf(page: Page) {
  const panel = page.getByRole('complementary', { name: '字段属性' });
  const row = (name: string) => page.locator('.dsg-field-row').filter({ hasText: name });
  return {
    row,
    add: async (kind: string, name: string) => {
      await page.getByRole('button', { name: '添加字段', exact: true }).first().click();
      await page.getByRole('menuitem', { name: kind, exact: true }).click();
      await nameIt(page, name);
      await row(name).waitFor();
    },
    rename: async (from: string, to: string) => {
      await row(from).click();
      await panel.getByRole('textbox', { name: '名称', exact: true }).fill(to);
      await row(to).waitFor();
    },
  };
}

/** Chooses an option of a select that stands inside `scope`. */
export async function choose(scope: Locator, label: string, option: string): Promise<void> {
  const page = scope.page();
  await scope
    .getByRole('combobox', { name: label, exact: true })
    .or(scope.getByRole('textbox', { name: label, exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The canvas with the entities as cards. */
export function canvasOf(page: Page) {
  const card = (name: string) =>
    page.locator('.dsg-entity').filter({ has: page.locator('.dsg-entity-name', { hasText: name }) });
  const palette = page.getByRole('complementary', { name: '字段类型' });
  return {
    card,
    field: (entity: string, field: string) => card(entity).getByRole('button', { name: field }),
    addEntity: async (name: string) => {
      await page.getByRole('group', { name: '实体关系图' }).getByRole('button', { name: '新建对象' }).click();
      await nameIt(page, name);
      await card(name).waitFor();
    },
    /** Drags a kind of field from the palette onto a card and names the field. */
    dropField: async (entity: string, kind: string, name: string) => {
      const over = page.locator('.dsg-entity[data-over]').filter({ hasText: entity });
      await drag(page, palette.getByRole('button', { name: kind, exact: true }), card(entity), {
        to: { x: 0.5, y: 0.3 },
        ready: () => over.waitFor(),
      });
      await nameIt(page, name);
      await card(entity)
        .getByText(name, { exact: true })
        .or(card(entity).getByText(/还有 \d+ 个字段/))
        .first()
        .waitFor();
    },
    /** Draws a line from one card to another: a lookup. */
    relate: async (from: string, to: string) => {
      await drag(page, card(from).locator('.dsg-entity-source'), card(to).locator('.dsg-entity-target'));
      await page.getByRole('dialog').waitFor();
      await nameIt(page);
    },
    /** Options of the choice field that was just made. */
    addOptions: async (options: readonly string[]) => {
      const panel = page.getByRole('complementary', { name: '字段属性' });
      await panel.getByRole('textbox', { name: '新选项' }).fill(options.join('\n'));
      await panel
        .getByRole('group', { name: '选项', exact: true })
        .getByRole('button', { name: '添加', exact: true })
        .click();
    },
  };
}
