import { expect, test } from 'vitest';
import { columnWidth, moveCell, nextSort, switchRows } from './grid-model.ts';

test('a header goes rising, falling, none; with add the other columns stay', () => {
  const rising = nextSort([], 'name', false);
  expect(rising).toEqual([{ column: 'name', descending: false }]);
  const falling = nextSort(rising, 'name', false);
  expect(falling).toEqual([{ column: 'name', descending: true }]);
  expect(nextSort(falling, 'name', false)).toEqual([]);
  expect(nextSort(falling, 'age', true)).toEqual([...falling, { column: 'age', descending: false }]);
  expect(nextSort([...falling, { column: 'age', descending: false }], 'name', true)).toEqual([
    { column: 'age', descending: false },
  ]);
});

test('the focus moves inside the grid and reaches the header', () => {
  const size = { rows: 100, columns: 4, page: 10 };
  expect(moveCell({ row: 0, column: 0 }, 'ArrowUp', size, false)).toEqual({ row: -1, column: 0 });
  expect(moveCell({ row: -1, column: 3 }, 'ArrowRight', size, false)).toEqual({ row: -1, column: 3 });
  expect(moveCell({ row: 95, column: 1 }, 'PageDown', size, false)).toEqual({ row: 99, column: 1 });
  expect(moveCell({ row: 50, column: 2 }, 'Home', size, false)).toEqual({ row: 50, column: 0 });
  expect(moveCell({ row: 50, column: 2 }, 'End', size, true)).toEqual({ row: 99, column: 3 });
  expect(moveCell({ row: 50, column: 2 }, 'x', size, false)).toBeUndefined();
});

test('a range of rows takes the state that its last row gets', () => {
  const ids = ['a', 'b', 'c', 'd'];
  expect([...switchRows(new Set(['a']), ids, 2, 0)]).toEqual(['a', 'b', 'c']);
  expect([...switchRows(new Set(ids), ids, 1, 3)]).toEqual(['a']);
  expect([...switchRows(new Set(), ids, 9, undefined)]).toEqual([]);
});

test('a column is never narrower than its least width', () => {
  const column = { id: 'a', label: 'A', minWidth: 90, render: () => null };
  expect(columnWidth(column, { a: 20 })).toBe(90);
  expect(columnWidth(column, {})).toBe(168);
});
