import { expect, test } from 'vitest';
import { columnLetter, findHeader, headerNames } from './find-header.ts';

const table = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line, index) => ({
      line: index + 1,
      cells: line
        .trim()
        .split('|')
        .map((cell) => cell.trim()),
    }));
const filled = (text: string) => table(text).filter(({ cells }) => cells.some((cell) => cell !== ''));

test.each<readonly [what: string, text: string, header: object]>([
  ['a plain header', '名称|电话\n甲|138\n乙|139', { line: 1, rows: 1 }],
  ['a title and an empty row above', '客户台账||\n||\n名称|电话|金额\n甲|138|5\n乙|139|6', { line: 3, rows: 1 }],
  ['a title with its unit', '客户台账||单位：万元\n名称|电话|金额\n甲|138|5\n乙|139|6', { line: 2, rows: 1 }],
  ['groups above names', '客户|联系人||金额\n|姓名|电话|\n甲|李|138|5\n乙|王|139|6', { line: 1, rows: 2 }],
  ['sparse groups', '基本信息|||联系人|\n名称|行业|地区|姓名|电话\n甲|医药|华东|李|138', { line: 1, rows: 2 }],
  ['an empty first column', '|名称|电话\n|甲|138\n|乙|139', { line: 1, rows: 1 }],
  ['a name missing above texts', '名称||城市\n甲|乙|丙\n丁|戊|己', { line: 1, rows: 1 }],
  ['numbers alone', '1|2|3\n4|5|6', { line: 1, rows: 0 }],
  ['one column', '名称\n甲\n乙', { line: 1, rows: 1 }],
])('%s', (_what, text, header) => {
  expect(findHeader(filled(text))).toEqual(header);
});

test('two rows of a header give one name per column', () => {
  const rows = filled('客户|联系人||Deal|Deal\n|姓名|电话|size|Deal date');
  expect(headerNames(rows)).toEqual(['客户', '联系人姓名', '联系人电话', 'Deal size', 'Deal date']);
  expect([0, 25, 26, 701].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ']);
});
