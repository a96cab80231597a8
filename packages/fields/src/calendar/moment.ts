import { isDay } from './day.ts';
import type { Day } from './day.ts';

/** A wall clock reading. */
export interface WallClock extends Day {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 to 999999. */
  readonly micro: number;
}

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * A moment (RFC 3339) as documents spell it: UTC, six digits, `Z`; undefined when it is none or lies outside of the years 1 to 9999.
 * Digits below the microsecond are cut.
 */
export function readMoment(text: string): string | undefined {
  const parts = rfc3339.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = parts;
  const clock = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    micro: Number(fraction.padEnd(6, '0').slice(0, 6)),
  };
  const [hours, minutes] = zone.toUpperCase() === 'Z' ? [0, 0] : [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (!isWallClock(clock) || hours > 23 || minutes > 59) return undefined;
  const offset = (hours * 60 + minutes) * (zone.startsWith('-') ? -60_000 : 60_000);
  return momentText(utcMs(clock) - offset, clock.micro);
}

/** Milliseconds of a reading of the UTC clock, whole seconds. */
export function utcMs(clock: WallClock): number {
  const date = new Date(0);
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  return date.setUTCHours(clock.hour, clock.minute, clock.second, 0);
}

/** The canonical spelling of a moment; undefined outside of the years 1 to 9999. */
export function momentText(wholeSecondMs: number, micro: number): string | undefined {
  const date = new Date(wholeSecondMs);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1 || year > 9999) return undefined;
  return `${date.toISOString().slice(0, 19)}.${String(micro).padStart(6, '0')}Z`;
}

export function isWallClock(clock: WallClock): boolean {
  return isDay(clock) && clock.hour < 24 && clock.minute < 60 && clock.second < 60;
}
