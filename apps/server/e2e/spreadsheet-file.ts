import { Workbook } from '@cj-tech-master/excelts';

const sectors = ['制造', '医药', '零售'];
const stages = ['初访', '方案', '赢单'];
const customers = 24;
const deals = 60;

/** Rows of the two sheets, as the list pages should count them. */
export const sheetRows = { customers, deals } as const;

const two = (n: number): string => String(n).padStart(2, '0');

/** A workbook as sales people keep them: titles above the header, units, dates in words, deals that name their customer. */
export async function customersAndDeals(): Promise<Buffer> {
  const workbook = new Workbook();
  const accounts = workbook.addWorksheet('客户');
  accounts.addRow(['晚风精密客户台账']);
  accounts.addRow([]);
  accounts.addRow(['客户编号', '客户名称', '行业', '联系电话', '年营业额', '合作日期', '信用代码']);
  for (let n = 1; n <= customers; n += 1)
    accounts.addRow([
      `C00${two(n)}`,
      `客户${n}精密制造`,
      sectors[n % 3],
      `138001380${two(n)}`,
      n % 2 ? `${n}.5万` : `￥${n},200`,
      `2026年3月${n}日`,
      `91330100MA2XXXX${two(n)}X`,
    ]);
  const opportunities = workbook.addWorksheet('商机');
  opportunities.addRow(['商机名称', '客户', '金额', '赢率', '阶段', '预计成交', '负责人']);
  for (let n = 1; n <= deals; n += 1) {
    const row = opportunities.addRow([
      `商机${n}`,
      `客户${(n % customers) + 1}精密制造`,
      n * 1000,
      (n % 10) / 10,
      stages[n % 3],
      `2026.${(n % 9) + 1}.1`,
      n % 2 ? '李雷' : '韩梅梅',
    ]);
    row.getCell(3).numFmt = '"￥"#,##0.00';
    row.getCell(4).numFmt = '0%';
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
