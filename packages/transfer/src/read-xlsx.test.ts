import { Readable } from 'node:stream';
import { Workbook } from '@cj-tech-master/excelts';
import { Refusal } from '@tessera/std';
import { expect, test } from 'vitest';
import { openWorkbook } from './read-xlsx.ts';

async function book(fill: (workbook: Workbook) => void): Promise<Buffer> {
  const workbook = new Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function rowsOf(bytes: Buffer, sheet: string) {
  const found: (readonly string[])[] = [];
  for await (const { cells } of (await openWorkbook(Readable.from([bytes]))).rows(sheet)) found.push(cells);
  return found;
}

const refusal = (bytes: Buffer) =>
  openWorkbook(Readable.from([bytes])).then(
    () => 'opened',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

test('cells become the texts a person sees', async () => {
  const bytes = await book((workbook) => {
    const sheet = workbook.addWorksheet('客户');
    const cell = (row: number, column: number, value: unknown, format?: string): void => {
      const at = sheet.getCell(row, column);
      at.value = value as never;
      if (format !== undefined) at.numFmt = format;
    };
    ['名称', '金额', '折扣', '日期', '时刻', '证件', '成交', '公式', '链接', '富文本', '错误'].forEach((each, index) =>
      cell(1, index + 1, each),
    );
    cell(2, 1, ' 白桦 ');
    cell(2, 2, 1200.5, '"￥"#,##0.00');
    cell(2, 3, 0.15, '0%');
    cell(2, 4, new Date(Date.UTC(2026, 2, 1)), 'yyyy-mm-dd');
    cell(2, 5, new Date(Date.UTC(2026, 2, 1, 8, 30)), 'yyyy-mm-dd hh:mm');
    cell(2, 6, 110101199003071000);
    cell(2, 7, true);
    cell(2, 8, { formula: '1+1', result: 2 });
    cell(2, 9, { text: '官网', hyperlink: 'https://example.com' });
    cell(2, 10, { richText: [{ text: '富' }, { text: '文' }] });
    cell(2, 11, { error: '#N/A' });
    cell(4, 1, 0.1 + 0.2);
    cell(4, 2, 12.5, '[$$-409]#,##0.00');
  });
  const [, second, third] = await rowsOf(bytes, '客户');
  expect(second).toEqual([
    ' 白桦 ',
    '￥1200.5',
    '15%',
    '2026-03-01',
    '2026-03-01 08:30:00',
    '110101199003071000',
    'TRUE',
    '2',
    '官网',
    '富文',
    '#N/A',
  ]);
  expect(third).toEqual(['0.3', '$12.5']);
});

test('sheets come in their order, empty rows are left out', async () => {
  const bytes = await book((workbook) => {
    workbook.addWorksheet('一').addRow(['a']);
    const second = workbook.addWorksheet('二');
    second.addRow(['b', null, 'c']);
    second.addRow([null, '']);
    second.addRow([1]);
  });
  expect(await (await openWorkbook(Readable.from([bytes]))).sheets()).toEqual(['一', '二']);
  expect(await rowsOf(bytes, '二')).toEqual([['b', '', 'c'], ['1']]);
});

test('what is no readable workbook is refused by name', async () => {
  const bytes = await book((workbook) => workbook.addWorksheet('一').addRow(['a']));
  expect(await refusal(bytes.subarray(0, bytes.length - 200))).toBe('xlsx_broken');
  expect(await refusal(Buffer.from('PK\u0003\u0004 no workbook'))).toBe('xlsx_broken');
  expect(await refusal(Buffer.alloc(0))).toBe('xlsx_broken');
  const older = Buffer.from('d0cf11e0a1b11ae10000', 'hex');
  expect(await refusal(older)).toBe('xls_unsupported');
  expect(await refusal(Buffer.concat([older, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('xlsx_protected');
});

test('more columns than can be mapped are refused', async () => {
  const bytes = await book((workbook) => workbook.addWorksheet('宽').addRow(Array.from({ length: 501 }, () => 'x')));
  await expect(rowsOf(bytes, '宽')).rejects.toMatchObject({ code: 'csv_too_wide', params: { columns: 501 } });
});
