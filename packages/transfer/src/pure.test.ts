import { Readable } from 'node:stream';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { Refusal } from '@tessera/std';
import { detectEncoding } from './decode.ts';
import { detectDates, detectFormat, detectNumbers, detectPercents } from './detect-format.ts';
import { escapeFormula, unescapeFormula } from '@tessera/model';
import { matchHeaders, suggestNames } from './match-headers.ts';
import { detectDelimiter, readCsv } from './read-csv.ts';

async function rows(bytes: Buffer, encoding: 'utf-8' | 'gb18030', delimiter = ',') {
  const found = [];
  for await (const row of readCsv(Readable.from([bytes]), { encoding, delimiter })) found.push(row);
  return found;
}

test('encodings are told apart, also with a character cut at the end', async () => {
  const text = '客户,金额\n云杉科技,"1,200"\n';
  expect(detectEncoding(Buffer.from(text))).toBe('utf-8');
  expect(detectEncoding(Buffer.from(text).subarray(0, 2))).toBe('utf-8');
  const gb = iconv.encode(text, 'gb18030');
  expect(detectEncoding(gb)).toBe('gb18030');
  expect(await rows(gb, 'gb18030')).toEqual(await rows(Buffer.from(`\ufeff${text}`), 'utf-8'));
});

test('rows keep their line, quoted line breaks included; broken quotes are refused with the line', async () => {
  const found = await rows(Buffer.from('a,b\n\n"x\ny",2\n3,4\n'), 'utf-8');
  expect(found.map((row) => row.cells)).toEqual([
    ['a', 'b'],
    ['x\ny', '2'],
    ['3', '4'],
  ]);
  expect(found.at(-1)?.line).toBe(5);
  await expect(rows(Buffer.from('a,b\n"x,2\n'), 'utf-8')).rejects.toMatchObject({ code: 'csv_broken' });
  await expect(rows(Buffer.from(Array(502).fill('a').join(',')), 'utf-8')).rejects.toBeInstanceOf(Refusal);
});

test('delimiters', () => {
  expect(detectDelimiter('a;b;c\n1,5;2;3\n')).toBe(';');
  expect(detectDelimiter('a\tb\n1\t2\n')).toBe('\t');
  expect(detectDelimiter('"a;x",b\n"1;1",2\n')).toBe(',');
  expect(detectDelimiter('only\none\n')).toBe(',');
});

test('a date column is clear as a whole although single values are not', () => {
  const format = detectDates(['10/20/2016', '3/1/2017', '1/2/2017', '']);
  expect(format).toEqual({ dateOrder: 'MDY', ambiguousDates: 2, possibleOrders: ['MDY'] });
  expect(detectDates(['1/2/2017', '3/4/2017']).possibleOrders).toEqual(['MDY', 'DMY']);
  expect(detectDates(['2026.3.1', '2026-03-02 10:00']).dateOrder).toBe('YMD');
  expect(detectDates(['2026年3月1日'])).toEqual({});
  expect(detectFormat('text', ['1/2/2017'])).toEqual({});
});

test('decimal marks and percent styles', () => {
  expect(detectNumbers(['1.200,50', '3,5']).decimalMark).toBe(',');
  expect(detectNumbers(['1,200.50', '1,200']).decimalMark).toBe('.');
  expect(detectPercents(['0.15', '0.3']).percentStyle).toBe('fraction');
  expect(detectPercents(['15', '0.5']).percentStyle).toBe('whole');
});

test('headers match labels of both languages and keys, once each', () => {
  const fields = new Map([
    ['name', { kind: 'text', label: { 'zh-CN': '客户名称', en: 'Account name' }, order: 'a0' } as const],
    ['closeDate', { kind: 'date', label: { 'zh-CN': '成交日期' }, order: 'a1' } as const],
  ]);
  expect(matchHeaders(['Account Name', '成交日期 ', 'close_date', '备注'], fields)).toEqual([
    'name',
    'closeDate',
    undefined,
    undefined,
  ]);
  expect(matchHeaders(['close_date'], fields)).toEqual(['closeDate']);
});

test('an unknown name gets the likely ones', () => {
  const products = ['GTX Basic', 'GTX Pro', 'GTX Plus Pro', 'MG Special'];
  expect(suggestNames('GTXPro', products)[0]).toBe('GTX Pro');
  expect(suggestNames('完全不同', products)).toEqual([]);
});

test('no exported cell is a formula and escaping is undone by an import', () => {
  for (const text of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '＝1'])
    expect(escapeFormula(text)).toBe(`'${text}`);
  for (const text of ['-5', '+8613800138000', '12%', '普通', '']) expect(escapeFormula(text)).toBe(text);
  fc.assert(fc.property(fc.string(), (text) => unescapeFormula(escapeFormula(text)) === text || text.startsWith("'")));
});
