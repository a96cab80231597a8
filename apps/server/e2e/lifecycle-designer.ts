import type { Locator, Page } from 'playwright';
import { choose, nameIt } from './designer.ts';
import { drag } from './mouse.ts';

/** The diagram of states and transitions. */
export function lifecycleDesignerOf(page: Page) {
  const canvas = page.getByRole('region', { name: '阶段流转图' });
  const state = (name: string) =>
    canvas.locator('.dsg-state').filter({ has: page.locator('.dsg-state-name', { hasText: name }) });
  const statePanel = page.getByRole('complementary', { name: '状态属性' });
  const transitionPanel = page.getByRole('complementary', { name: '流转属性' });
  const openTransition = async (name: string): Promise<Locator> => {
    await canvas.getByRole('button', { name, exact: false }).first().click();
    await transitionPanel.getByRole('heading', { name, exact: true }).waitFor();
    return transitionPanel;
  };
  return {
    state,
    start: async () => {
      await page.getByRole('button', { name: '新建阶段流转' }).click();
      await state('新建').waitFor();
    },
    renameState: async (from: string, to: string) => {
      await state(from).click();
      await statePanel.getByRole('textbox', { name: '名称', exact: true }).fill(to);
      await state(to).waitFor();
    },
    addState: async (name: string, meaning?: string) => {
      await page.getByRole('button', { name: '添加状态' }).click();
      await nameIt(page, name);
      await statePanel.getByRole('heading', { name, exact: true }).waitFor();
      if (meaning !== undefined) await choose(statePanel, '含义', meaning);
    },
    arrange: async () => {
      await page.getByRole('button', { name: '自动布局' }).click();
    },
    /** Draws a line from one state to another: a transition. */
    connect: async (from: string, to: string, name: string) => {
      await drag(page, state(from).locator('.dsg-entity-source'), state(to).locator('.dsg-entity-target'));
      await page.getByRole('dialog', { name: `新建流转：${from} → ${to}` }).waitFor();
      await nameIt(page, name);
    },
    /** The transition asks that a field is not empty: built from lines, not typed. */
    guardNotEmpty: async (transition: string, field: string) => {
      const panel = await openTransition(transition);
      const guard = panel.getByRole('group', { name: '流转条件' });
      await guard.getByRole('button', { name: '添加条件', exact: true }).click();
      await choose(guard, '字段', field);
      await choose(guard, '运算', '不为空');
    },
    /** The transition writes a field by an expression. */
    setField: async (transition: string, field: string, expression: string) => {
      const panel = await openTransition(transition);
      await panel.getByRole('button', { name: '写入字段' }).click();
      await choose(panel, '字段', field);
      await panel.getByRole('textbox', { name: '写入的值（表达式，如 now()）' }).click();
      await page.keyboard.type(expression);
    },
  };
}
