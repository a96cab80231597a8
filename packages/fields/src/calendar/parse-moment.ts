import type { ParseContext } from '@tessera/model';
import { isWallClock, readMoment } from './moment.ts';
import { parseDay } from './parse-day.ts';
import { momentAt } from './zoned.ts';

interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micro: number;
}

const clockTime = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const chineseTime = /^(\d{1,2})[时点](?:(\d{1,2})分?)?(?:(\d{1,2})秒)?$/u;
const timeTail = /^(.*?)[\s,t]*((?:上午|下午|早上|晚上|中午|凌晨)?\s*\d{1,2}\s*(?::|时|点)[\d:.\s分秒]*(?:am|pm)?)$/iu;

/** The moment a text names in the reader's zone; a day alone is its first moment. */
export function parseMoment(typed: string, { dateOrder, timeZone }: ParseContext): string | 'ambiguous' | undefined {
  const text = typed.normalize('NFKC').trim();
  const exact = readMoment(text);
  if (exact !== undefined) return exact;
  const [dayPart, time] = splitTime(text);
  const day = parseDay(dayPart, dateOrder);
  if (day === undefined || day === 'ambiguous' || !time) return day === 'ambiguous' ? day : undefined;
  const clock = { ...day, ...time };
  return isWallClock(clock) ? momentAt(clock, timeZone) : undefined;
}

/** A text as its day and its time of day; midnight when it names no time, undefined when the time is unreadable. */
export function splitTime(text: string): readonly [string, TimeOfDay | undefined] {
  const parts = timeTail.exec(text);
  if (!parts) return [text, { hour: 0, minute: 0, second: 0, micro: 0 }];
  return [(parts[1] ?? '').trim(), readTime(parts[2] ?? '')];
}

function readTime(typed: string): TimeOfDay | undefined {
  const text = typed.replace(/\s/g, '').toLowerCase();
  const half = /^(上午|下午|早上|晚上|中午|凌晨)|(am|pm)$/u.exec(text)?.[0];
  const bare = half ? text.replace(half, '') : text;
  const parts = clockTime.exec(bare) ?? chineseTime.exec(bare);
  if (!parts) return undefined;
  const [, hour, minute = '0', second = '0', fraction = ''] = parts;
  const time = { minute: Number(minute), second: Number(second), micro: Number(fraction.padEnd(6, '0').slice(0, 6)) };
  return { hour: hourOfDay(Number(hour), half), ...time };
}

function hourOfDay(hour: number, half: string | undefined): number {
  const isAfternoon = half === 'pm' || half === '下午' || half === '晚上' || half === '中午';
  if (isAfternoon) return hour < 12 && !(half === '中午' && hour >= 11) ? hour + 12 : hour;
  return half !== undefined && hour === 12 ? 0 : hour;
}
