import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';

/** The four steps of an import. */
export function importWizardOf(page: Page) {
  return {
    upload: async (name: string, text: string) => {
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('heading', { name: '列对应' }).first().waitFor();
    },
    /** The field a column was matched with. */
    fieldFor: (column: string) => page.getByRole('combobox', { name: `“${column}”对应的字段` }).inputValue(),
    check: async () => {
      await page.getByRole('button', { name: '试运行', exact: true }).click();
      await page.getByRole('heading', { name: '试运行结果' }).waitFor();
    },
    /** How many rows were or would be: 行数, 新建, 更新, 拒绝, 提醒. */
    count: async (what: '行数' | '新建' | '更新' | '拒绝' | '提醒') =>
      Number(
        await page
          .getByRole('main')
          .locator('dt', { hasText: what })
          .locator('xpath=following-sibling::dd[1]')
          .innerText(),
      ),
    run: async () => {
      await page.getByRole('button', { name: '开始导入', exact: true }).click();
      await page.getByRole('button', { name: '撤销导入' }).waitFor({ timeout: 120_000 });
    },
    errorFile: async (): Promise<string> => {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: '下载问题清单' }).click();
      return readFile(await (await download).path(), 'utf8');
    },
    /** Takes the import back; how many went and how many stayed. */
    undo: async (): Promise<string> => {
      await page.getByRole('button', { name: '撤销导入' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
      const result = page.getByText(/移除 \d+ 条，保留 \d+ 条/).first();
      await result.waitFor({ timeout: 120_000 });
      return result.innerText();
    },
  };
}
