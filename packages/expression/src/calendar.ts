import { floorDivide } from './zone.ts';
import type { Zone } from './zone.ts';

/** Day numbers (0 = 1970-01-01) of the first and last day the language knows. */
export const firstDay = -719_162;
export const lastDay = 2_932_896;
const dayMicros = 86_400_000_000n;
export const firstInstant = BigInt(firstDay) * dayMicros;
export const lastInstant = BigInt(lastDay + 1) * dayMicros - 1n;

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timestampPattern =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const durationPattern = /^(-)?((?:\d+(?:\.\d*)?(?:h|ms|m|s|us|µs|ns))+)$/;

/** The day number of a calendar day; undefined when there is no such day. Source: days-from-civil, H. Hinnant. */
export function dayNumber({ year, month, day }: CalendarDay): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || year < 1 || year > 9999) return undefined;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The calendar day of a day number. */
export function calendarDay(number: number): CalendarDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2026-01-31` as a day number; undefined when it is no date. */
export function parseDate(text: string): number | undefined {
  const parts = datePattern.exec(text);
  return parts ? dayNumber({ year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }) : undefined;
}

export function formatDate(number: number): string {
  const { year, month, day } = calendarDay(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** An RFC 3339 instant in microseconds; digits past the sixth are dropped. */
export function parseTimestamp(text: string): bigint | undefined {
  const parts = timestampPattern.exec(text);
  const day = parts && parseDate(parts[1] ?? '');
  if (!parts || day === undefined || day === null) return undefined;
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  const [zoneHour, zoneMinute] = [Number(parts[7] ?? 0), Number(parts[8] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 18 || zoneMinute > 59) return undefined;
  const zone = (zoneHour * 60 + zoneMinute) * (parts[6] === '-' ? 1 : -1);
  const seconds = BigInt((hour * 60 + minute + zone) * 60 + second);
  const micros = BigInt((parts[5] ?? '').padEnd(6, '0').slice(0, 6));
  return inRange(BigInt(day) * dayMicros + seconds * 1_000_000n + micros);
}

export function formatTimestamp(instant: bigint): string {
  const day = floorDivide(instant, dayMicros);
  const micros = instant - day * dayMicros;
  const seconds = Number(micros / 1_000_000n);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((n) => pad(n, 2))
    .join(':');
  return `${formatDate(Number(day))}T${time}.${pad(Number(micros % 1_000_000n), 6)}Z`;
}

/** The instant, or undefined when it lies outside the years 1 to 9999. */
export function inRange(instant: bigint): bigint | undefined {
  return instant < firstInstant || instant > lastInstant ? undefined : instant;
}

const unitNanos: Readonly<Record<string, bigint>> = {
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  µs: 1000n,
  ns: 1n,
};

/** `1h30m` in microseconds; undefined when it is no duration or longer than 10,000 years. */
export function parseDuration(text: string): bigint | undefined {
  const parts = durationPattern.exec(text);
  if (!parts) return undefined;
  let nanos = 0n;
  for (const [, whole = '0', fraction = '', unit = 's'] of (parts[2] ?? '').matchAll(
    /(\d+)(?:\.(\d*))?(h|ms|m|s|us|µs|ns)/g,
  )) {
    if (whole.length > 16 || fraction.length > 12) return undefined;
    const nanosPerUnit = unitNanos[unit] ?? 0n;
    nanos += BigInt(whole) * nanosPerUnit + (BigInt(fraction || '0') * nanosPerUnit) / 10n ** BigInt(fraction.length);
  }
  const micros = (parts[1] ? -nanos : nanos) / 1000n;
  return micros > 315_576_000_000_000_000n || micros < -315_576_000_000_000_000n ? undefined : micros;
}

/** A duration as seconds: `5400s`, `0.5s`. */
export function formatDuration(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const fraction = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}${fraction ? `.${fraction}` : ''}s`;
}

/** The wall-clock day of an instant. */
export function localDay(instant: bigint, zone: Zone): number {
  return Number(floorDivide(instant + zone.offset(instant), dayMicros));
}

/** Seconds since midnight on the wall clock. */
export function localSecond(instant: bigint, zone: Zone): number {
  const local = instant + zone.offset(instant);
  return Number((local - floorDivide(local, dayMicros) * dayMicros) / 1_000_000n);
}

/** The same day of another month, or its last day; undefined outside the years 1 to 9999. */
export function shiftMonths(number: number, months: number): number | undefined {
  const { year, month, day } = calendarDay(number);
  const index = year * 12 + month - 1 + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return dayNumber({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
