import type { Locator, Page } from 'playwright';
import { drag } from './mouse.ts';

/** The workspace as the people use it who work with records. */
export function workspaceOf(page: Page) {
  const dialog = page.getByRole('dialog');
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}，`) });
  const card = (title: string) => page.getByRole('group', { name: title, exact: true });
  const transition = (name: string) =>
    page.getByRole('group', { name: '流转' }).getByRole('button', { name, exact: true });
  const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const openList = async (entity: string) => {
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: entity, exact: true }).click();
    await page.getByRole('heading', { name: entity, level: 1 }).waitFor();
  };
  return {
    column,
    card,
    said,
    openList,
    /** What a record page shows for a field. */
    value: (field: string): Locator =>
      page
        .getByRole('main')
        .locator('dt', { hasText: new RegExp(`^${field}$`) })
        .locator('xpath=following-sibling::dd[1]'),
    openView: (name: string) =>
      page.getByRole('tablist', { name: '视图' }).getByRole('tab', { name, exact: true }).click(),
    /** Has the rows of the open list counted. */
    countRows: async (): Promise<number> => {
      await page.getByRole('button', { name: '统计条数' }).click();
      const counted = await page.getByText(/共 [\d,]+ 条/).innerText();
      return Number(counted.replace(/\D/g, ''));
    },
    /** Makes a record with the few fields of quick create; its page opens. */
    create: async (entity: string, name: string) => {
      await openList(entity);
      await page
        .getByRole('button', { name: `新建${entity}`, exact: true })
        .first()
        .click();
      await dialog.getByRole('textbox', { name: '名称' }).fill(name);
      await dialog.getByRole('button', { name: '新建', exact: true }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    },
    openRecord: async (entity: string, view: string, name: string) => {
      await openList(entity);
      await page.getByRole('tablist', { name: '视图' }).getByRole('tab', { name: view, exact: true }).click();
      await page.getByRole('link', { name, exact: true }).click();
      const drawer = page.getByRole('complementary', { name: `${entity}详情` });
      await drawer.getByRole('heading', { name }).waitFor();
      await drawer.getByRole('button', { name: '打开整页' }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    },
    edit: async () => {
      await page.getByRole('button', { name: '编辑', exact: true }).click();
      await page.getByRole('button', { name: '保存', exact: true }).waitFor();
    },
    fill: (field: string, text: string) => page.getByRole('main').getByRole('textbox', { name: field }).fill(text),
    save: async () => {
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByRole('button', { name: '编辑', exact: true }).waitFor();
    },
    transition,
    take: async (name: string, state: string) => {
      await transition(name).click();
      await said(`已流转到“${state}”`);
    },
    /** Carries a card to another column, as soon as it is not on its way any more. */
    dragCard: async (title: string, to: string) => {
      await page.getByRole('button', { name: `“${title}”的操作` }).click({ trial: true });
      await drag(page, card(title), column(to).getByRole('list'));
    },
  };
}
