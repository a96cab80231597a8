import type { LocalizedText } from '@tessera/std';
import { calendarDay, dayNumber, shiftMonths } from '../calendar.ts';
import { sql } from '../sql.ts';
import type { Sql } from '../sql.ts';

/** A stretch of days around today, whole units of the calendar. */
interface PeriodDefinition {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** Units before (negative) or after the one that holds today. */
  readonly shift: number;
  readonly label: LocalizedText;
}

const period = (unit: PeriodDefinition['unit'], shift: number, zh: string, en: string): PeriodDefinition => ({
  unit,
  shift,
  label: { 'zh-CN': zh, en },
});

/** The periods people name instead of dates, in the order they are offered. A week starts on Monday. */
export const periods = {
  today: period('day', 0, '今天', 'today'),
  yesterday: period('day', -1, '昨天', 'yesterday'),
  tomorrow: period('day', 1, '明天', 'tomorrow'),
  thisWeek: period('week', 0, '本周', 'this week'),
  lastWeek: period('week', -1, '上周', 'last week'),
  nextWeek: period('week', 1, '下周', 'next week'),
  thisMonth: period('month', 0, '本月', 'this month'),
  lastMonth: period('month', -1, '上月', 'last month'),
  nextMonth: period('month', 1, '下月', 'next month'),
  thisQuarter: period('quarter', 0, '本季度', 'this quarter'),
  lastQuarter: period('quarter', -1, '上季度', 'last quarter'),
  nextQuarter: period('quarter', 1, '下季度', 'next quarter'),
  thisYear: period('year', 0, '本年', 'this year'),
  lastYear: period('year', -1, '去年', 'last year'),
  nextYear: period('year', 1, '明年', 'next year'),
} as const satisfies Readonly<Record<string, PeriodDefinition>>;

export type Period = keyof typeof periods;

export function isPeriod(name: unknown): name is Period {
  return typeof name === 'string' && Object.hasOwn(periods, name);
}

const months = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the period and the first one after it, as day numbers. */
export function periodDays(name: Period, today: number): readonly [number, number] {
  const { unit, shift }: PeriodDefinition = periods[name];
  if (unit === 'day') return [today + shift, today + shift + 1];
  if (unit === 'week') {
    const monday = today - ((((today + 3) % 7) + 7) % 7);
    return [monday + shift * 7, monday + (shift + 1) * 7];
  }
  const { year, month } = calendarDay(today);
  const first = Math.floor((month - 1) / months[unit]) * months[unit] + 1;
  const start = dayNumber({ year, month: first, day: 1 }) ?? today;
  const at = (count: number): number => shiftMonths(start, count * months[unit]) ?? start;
  return [at(shift), at(shift + 1)];
}

/** The same bounds in SQL, as dates, from the SQL of today. */
export function periodSql(name: Period, today: Sql): readonly [Sql, Sql] {
  const { unit, shift }: PeriodDefinition = periods[name];
  if (unit === 'day') return [sql`(${today} + ${String(shift)})`, sql`(${today} + ${String(shift + 1)})`];
  const step = unit === 'quarter' ? '3 months' : `1 ${unit}`;
  const at = (count: number): Sql =>
    sql`(date_trunc('${unit}', ${today}::timestamp) + ${String(count)} * INTERVAL '${step}')::date`;
  return [at(shift), at(shift + 1)];
}
