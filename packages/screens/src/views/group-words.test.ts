import { expect, test } from 'vitest';
import { groupFilter, groupWords, inFieldOrder } from './group-words.ts';

const label = { 'zh-CN': '字段' };

test('stretches of days have names in both languages', () => {
  const month = { field: 'due', unit: 'month' } as const;
  expect(groupWords(month, '2026-03-01', 'zh-CN')).toBe('2026年3月');
  expect(groupWords(month, '2026-03-01', 'en')).toBe('Mar 2026');
  expect(groupWords({ field: 'due', unit: 'quarter' }, '2026-04-01', 'zh-CN')).toBe('2026年第2季度');
  expect(groupWords({ field: 'due', unit: 'week' }, '2026-12-28', 'zh-CN')).toBe('2026年12月28日 – 1月3日');
  expect(groupWords({ field: 'stage' }, 'won', 'zh-CN')).toBeUndefined();
});

test('the condition of a group lists its records', () => {
  expect(groupFilter({ field: 'stage' }, { kind: 'select', label, order: 'a0', options: {} }, 'won')).toBe(
    'stage == "won"',
  );
  expect(groupFilter({ field: 'owner' }, { kind: 'person', label, order: 'a0' }, { id: 'u1', title: '王' })).toBe(
    'owner == "u1"',
  );
  expect(groupFilter({ field: 'owner' }, { kind: 'person', label, order: 'a0' }, null)).toBe('owner == null');
  expect(groupFilter({ field: 'open' }, { kind: 'boolean', label, order: 'a0' }, false)).toBe('!open');
  expect(groupFilter({ field: 'due', unit: 'month' }, { kind: 'date', label, order: 'a0' }, '2026-12-01')).toBe(
    "due >= date('2026-12-01') && due < date('2027-01-01')",
  );
  expect(groupFilter({ field: 'at', unit: 'week' }, { kind: 'datetime', label, order: 'a0' }, '2026-12-28')).toBe(
    "date(at) >= date('2026-12-28') && date(at) < date('2027-01-04')",
  );
});

test('groups stand in the order of the options, empty ones last', () => {
  const group = (stage: string | null) => ({ group: { stage }, values: {} });
  const ordered = inFieldOrder([group('lost'), group('new'), group(null)], 'stage', ['new', 'won', 'lost']);
  expect(ordered.map((one) => one.group['stage'])).toEqual(['new', 'lost', null]);
});
