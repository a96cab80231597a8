import type { Page } from 'playwright';
import { nameIt } from './designer.ts';
import { drag } from './mouse.ts';
import type { Spot } from './mouse.ts';

/** Where a pointer means “before” and “behind”, in items that stand beside or below each other. */
const start: Spot = { x: 0.15, y: 0.15 };
const end: Spot = { x: 0.85, y: 0.85 };

/** The form designer of one entity. */
export function formDesignerOf(page: Page) {
  const grip = (name: string) => page.getByRole('button', { name: `拖动“${name}”` });
  const item = (name: string) => page.locator('.dsg-form-item[data-type=field]').filter({ has: grip(name) });
  const marked = () => page.locator('.dsg-form-items [data-mark], .dsg-form-items [data-marked]').first().waitFor();
  return {
    item,
    /** The labels of the fields in the order they stand on the form. */
    fields: () => page.locator('.dsg-form-item[data-type=field] .dsg-form-name').allInnerTexts(),
    /** The automatic form becomes a document that can be arranged. */
    customise: async () => {
      await page.getByRole('button', { name: '改为自定义' }).click();
      await page.getByRole('complementary', { name: '组件' }).waitFor();
    },
    /** Drags an item before or behind another one. */
    move: (name: string, to: 'before' | 'behind', other: string) =>
      drag(page, grip(name), item(other), { to: to === 'before' ? start : end, ready: marked }),
    /** Drops a kind of field on the form: the field is made and placed in one step. */
    dropNewField: async (kind: string, name: string, behind: string) => {
      const palette = page.getByRole('complementary', { name: '组件' });
      await palette.getByRole('tab', { name: '新字段' }).click();
      await drag(page, palette.getByRole('button', { name: kind, exact: true }), item(behind), {
        to: end,
        ready: marked,
      });
      await nameIt(page, name);
      await item(name).waitFor();
    },
    preview: async () => {
      await page.getByText('预览', { exact: true }).click();
    },
  };
}
