import type { Locale } from '@tessera/std';

/** A day of the proleptic Gregorian calendar, years 1 to 9999. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** Whether such a day exists. */
export function isDay({ year, month, day }: Day): boolean {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return false;
  return day <= daysInMonth(year, month);
}

/** `2026-03-01` → its parts; undefined when there is no such day. */
export function readDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = { year: Number(parts?.[1]), month: Number(parts?.[2]), day: Number(parts?.[3]) };
  return parts && isDay(day) ? day : undefined;
}

export function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day as people of the locale write it: `2026-03-05`, `5 Mar 2026`. */
export function formatDay(day: Day, locale: Locale): string {
  if (locale === 'zh-CN') return dayText(day);
  const name = monthNames[day.month - 1] ?? '';
  return `${day.day} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${String(day.year).padStart(4, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
