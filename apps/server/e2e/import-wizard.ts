import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { choose } from './designer.ts';

/** The four steps of an import. */
export function importWizardOf(page: Page) {
  return {
    upload: async (name: string, text: string) => {
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('heading', { name: '列对应' }).first().waitFor();
    },
    /** Takes a file into the wizard, which is open at its first step. */
    uploadFile: async (path: string) => {
      await page.locator('input[type=file]').setInputFiles(path);
      await page.getByRole('heading', { name: '列对应' }).first().waitFor();
    },
    /** The field a column was matched with. */
    fieldFor: (column: string) => page.getByRole('combobox', { name: `“${column}”对应的字段` }).inputValue(),
    /** Matches a column with a field, unless it is already. */
    match: async (column: string, field: string) => {
      const select = page.getByRole('combobox', { name: `“${column}”对应的字段` });
      if ((await select.inputValue()) !== field) await choose(page.getByRole('main'), `“${column}”对应的字段`, field);
    },
    /** How the dates of a column are read. */
    dateOrder: (column: string) => page.getByRole('combobox', { name: `“${column}”的日期写法` }).inputValue(),
    placeRows: () => page.getByRole('switch', { name: '允许按文件直接写入状态' }).setChecked(true),
    /** Texts that name nothing known, each with the rows it stands in. */
    unknown: async (): Promise<readonly (readonly [text: string, rows: number])[]> => {
      const rows = page.getByRole('row').filter({ has: page.getByRole('combobox', { name: /的处理方式$/ }) });
      const cells = await rows.evaluateAll((found) =>
        found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
      );
      return cells.map(([, text = '', count = '']) => [text, Number(count)] as const);
    },
    decide: (text: string, decision: '新建' | '留空' | '对应到…') =>
      choose(page.getByRole('main'), `“${text}”的处理方式`, decision),
    /** Has all texts made that are not decided yet. */
    createRest: async () => {
      const open = page.getByRole('button', { name: /全部新建(为成员)?$/ });
      while ((await open.count()) > 0) await open.first().click();
    },
    /** What a text was decided to mean. */
    meaning: (text: string) => page.getByRole('combobox', { name: `“${text}”对应到` }).inputValue(),
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
