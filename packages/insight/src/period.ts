import type { Whose } from '@tessera/model';

export const reportPeriods = ['week', 'month', 'quarter', 'year'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];
export const whoseRecords = ['mine', 'team', 'all'] as const satisfies readonly Whose[];

/** The period that holds today, as conditions name it. */
export const thisPeriod = {
  week: 'thisWeek',
  month: 'thisMonth',
  quarter: 'thisQuarter',
  year: 'thisYear',
} as const satisfies Readonly<Record<ReportPeriod, string>>;

/** What a report is asked: over which period, of whose records. Absent: everything that may be seen. */
export interface ReportQuestion {
  readonly period?: ReportPeriod | undefined;
  readonly whose?: Whose | undefined;
}

/** Days as `2026-03-01`, both of them inside. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

type Bucket = ReportPeriod | 'day';

const dayMs = 86_400_000;
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day it is in a zone. */
export function todayIn(timeZone: string, now: bigint): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    Number(now / 1000n),
  );
}

/** The first day of the bucket `steps` after the one a day is in. Weeks start on Monday. */
export function bucketStart(day: string, bucket: Bucket, steps = 0): string {
  const at = new Date(msOf(day));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  switch (bucket) {
    case 'day':
      return dayOf(msOf(day) + steps * dayMs);
    case 'week':
      return dayOf(msOf(day) - ((at.getUTCDay() + 6) % 7) * dayMs + steps * 7 * dayMs);
    case 'month':
      return dayOf(Date.UTC(year, month + steps, 1));
    case 'quarter':
      return dayOf(Date.UTC(year, month - (month % 3) + steps * 3, 1));
    case 'year':
      return dayOf(Date.UTC(year + steps, 0, 1));
  }
}

/** The days of the bucket a day is in. */
export function bucketRange(day: string, bucket: Bucket): DayRange {
  return { from: bucketStart(day, bucket), to: bucketStart(bucketStart(day, bucket, 1), 'day', -1) };
}

/** The same stretch of the period before: on the third day of a month, the first three days of the month before. */
export function stretchBefore(today: string, period: ReportPeriod): DayRange {
  const from = bucketStart(today, period, -1);
  const last = msOf(bucketStart(today, period)) - dayMs;
  const gone = msOf(today) - msOf(bucketStart(today, period));
  return { from, to: dayOf(Math.min(msOf(from) + gone, last)) };
}

/** The first days of every bucket from one day to another; at most `most` of them, the last. */
export function bucketsBetween(from: string, to: string, bucket: Bucket, most: number): readonly string[] {
  const found: string[] = [];
  for (let at = bucketStart(to, bucket); at >= bucketStart(from, bucket) && found.length < most;)
    at = bucketStart((found.push(at), at), bucket, -1);
  return found.reverse();
}
