import { expect, test } from 'vitest';
import { dayText } from './day.ts';
import { parseDay } from './parse-day.ts';

const read = (text: string, order?: 'YMD' | 'MDY' | 'DMY') => {
  const day = parseDay(text, order);
  return typeof day === 'object' ? dayText(day) : day;
};

test('days are read in the spellings of both languages', () => {
  for (const text of [
    '2026-03-01',
    '2026年3月1日',
    '2026 年 3 月 1 号',
    '2026.3.1',
    '2026/3/1',
    '20260301',
    '２０２６／３／１',
    '1 Mar 2026',
    'March 1, 2026',
    '1-Mar-2026',
  ]) {
    expect(read(text), text).toBe('2026-03-01');
  }
});

test('month and day change places only where they are told to', () => {
  expect(read('3/4/2026')).toBe('ambiguous');
  expect(read('3/4/2026', 'MDY')).toBe('2026-03-04');
  expect(read('3/4/2026', 'DMY')).toBe('2026-04-03');
  expect(read('13/4/2026')).toBe('2026-04-13');
  expect(read('4/13/2026')).toBe('2026-04-13');
  expect(read('5/5/2026')).toBe('2026-05-05');
});

test('days that are not there are none', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '0000-01-01',
    '2026-3',
    '31/6/2026',
    '26/3/1',
    '2026-03/01',
    '1.1.1.2026',
  ])
    expect(read(text), text).toBeUndefined();
  expect(read('2024-02-29')).toBe('2024-02-29');
});
