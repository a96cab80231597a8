import { expect, test } from 'vitest';
import { formatDate, parseDate } from '../calendar.ts';
import { periodDays, periods } from './periods.ts';
import type { Period } from './periods.ts';

const bounds = (name: Period, day: string): string =>
  periodDays(name, parseDate(day) ?? 0)
    .map(formatDate)
    .join(' ');

test.each<[Period, string]>([
  ['today', '2026-11-22 2026-11-23'],
  ['yesterday', '2026-11-21 2026-11-22'],
  ['thisWeek', '2026-11-16 2026-11-23'],
  ['lastWeek', '2026-11-09 2026-11-16'],
  ['nextWeek', '2026-11-23 2026-11-30'],
  ['thisMonth', '2026-11-01 2026-12-01'],
  ['lastMonth', '2026-10-01 2026-11-01'],
  ['nextMonth', '2026-12-01 2027-01-01'],
  ['thisQuarter', '2026-10-01 2027-01-01'],
  ['lastQuarter', '2026-07-01 2026-10-01'],
  ['thisYear', '2026-01-01 2027-01-01'],
  ['nextYear', '2027-01-01 2028-01-01'],
])('on a Sunday, %s is %s', (name, expected) => {
  expect(bounds(name, '2026-11-22')).toBe(expected);
});

test('every period follows the one before it without a gap, also across leap days and the year zero of 1970', () => {
  const rows = [
    ['yesterday', 'today', 'tomorrow'],
    ['lastWeek', 'thisWeek', 'nextWeek'],
    ['lastMonth', 'thisMonth', 'nextMonth'],
    ['lastQuarter', 'thisQuarter', 'nextQuarter'],
    ['lastYear', 'thisYear', 'nextYear'],
  ] as const;
  expect(rows.flat().toSorted()).toEqual(Object.keys(periods).toSorted());
  for (const day of ['2024-02-29', '1969-12-31', '1970-01-01', '2026-12-31', '2000-03-01']) {
    for (const [before, now, after] of rows) {
      const today = parseDate(day) ?? 0;
      expect(periodDays(before, today)[1]).toBe(periodDays(now, today)[0]);
      expect(periodDays(now, today)[1]).toBe(periodDays(after, today)[0]);
      expect(periodDays(now, today)[0]).toBeLessThanOrEqual(today);
      expect(periodDays(now, today)[1]).toBeGreaterThan(today);
    }
  }
});
