import { expect, test } from 'vitest';
import { pastedTexts, rangeBetween, readTabbed, tableHtml, tabbedText } from './grid-range.ts';

test('texts survive the way through the clipboard, with tabs, quotes and line ends in them', () => {
  const rows = [
    ['a', 'b "c"', 'd\te'],
    ['line\nend', '', '"'],
  ];
  expect(readTabbed(tabbedText(rows))).toEqual(rows);
  expect(readTabbed('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(tableHtml([['<b>&']])).toBe('<table><tr><td>&lt;b&gt;&amp;</td></tr></table>');
});

test('a range is the rectangle between two cells, whichever came first, without the check boxes', () => {
  expect(rangeBetween({ row: 4, column: 3 }, { row: 1, column: 1 }, 1)).toEqual({
    top: 1,
    bottom: 4,
    left: 0,
    right: 2,
  });
  expect(rangeBetween({ row: 0, column: 0 }, { row: 0, column: 0 }, 1)).toEqual({
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
  });
  expect(rangeBetween({ row: -1, column: 0 }, { row: 2, column: 0 }, 0)).toBeUndefined();
});

test('one text fills the whole range, a table keeps its shape and stops at the edge', () => {
  const size = { rows: 3, columns: 2 };
  const fill = pastedTexts({ top: 0, bottom: 2, left: 1, right: 1 }, [['x']], size);
  expect(fill.map(({ row, column }) => [row, column])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ]);
  const table = pastedTexts(
    { top: 2, bottom: 2, left: 1, right: 1 },
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    size,
  );
  expect(table).toEqual([{ row: 2, column: 1, text: 'a' }]);
});
