import type { FieldDocument } from '@tessera/model';
import { expect, test } from 'vitest';
import { quickFilterText } from './quick-rules.ts';
import { allOf, readQuick, sortFrom, sortText } from './list-filter.ts';

const label = { 'zh-CN': '字段' };
const fields: Readonly<Record<string, FieldDocument>> = {
  stage: { kind: 'select', label, order: 'a0', options: {} },
  owner: { kind: 'person', label, order: 'a1' },
  active: { kind: 'boolean', label, order: 'a2' },
  due: { kind: 'date', label, order: 'a3' },
};
const text = (values: Record<string, unknown>) => quickFilterText(values, (key) => fields[key]);

test('quick filters become one condition; those without a value do not count', () => {
  expect(text({ stage: [], owner: null })).toBe('');
  expect(text({ stage: ['won', 'lost'] })).toBe("stage in ['won', 'lost']");
  expect(text({ stage: ['won'], active: 'false', gone: 'x' })).toContain("stage in ['won']");
  expect(text({ owner: { expression: 'user.id' } })).toBe('owner in [user.id]');
  expect(text({ owner: { expression: 'user.subordinates' } })).toBe('owner in user.subordinates');
});

test('days are asked for by name, by count or between two dates', () => {
  expect(text({ due: 'thisWeek' })).toBe("inPeriod(due, 'thisWeek')");
  expect(text({ due: 'inLastDays:7' })).toBe('inLastDays(due, 7)');
  expect(text({ due: 'olderThanDays:30' })).toBe('olderThanDays(due, 30)');
  expect(text({ due: ['2026-01-01', '2026-02-01'] })).toBe("due >= '2026-01-01' && due <= '2026-02-01'");
  expect(text({ due: 'someday' })).toBe('');
  expect(text({ due: 'inLastDays:x' })).toBe('');
});

test('quick filters come out of an address; what cannot be asked or is malformed counts for nothing', () => {
  const known = (key: string) => key !== 'secret';
  expect(readQuick('{"stage":["won"],"secret":1}', known)).toEqual({ stage: ['won'] });
  expect(['', '[]', '{', '"x"', undefined].map((given) => readQuick(given, known))).toEqual([{}, {}, {}, {}, {}]);
  expect(text({ stage: 'won', owner: 'x' })).toBe('');
});

test('filters are joined without changing what each means', () => {
  expect(allOf(undefined, ' ', 'a || b')).toBe('a || b');
  expect(allOf('a || b', undefined, 'c')).toBe('(a || b) && (c)');
  expect(allOf()).toBeUndefined();
});

test('sort keys survive the way through the grid', () => {
  expect(sortText(sortFrom(['-amount', 'name']))).toEqual(['-amount', 'name']);
});
