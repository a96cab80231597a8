import type { Locale } from '@tessera/std';
import { memo } from './intl-memo.ts';

/** How much of a moment is written. */
export interface DateTimeFormat {
  /** IANA name; the runtime's own zone unless told. */
  readonly timeZone?: string;
  readonly seconds?: boolean;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A calendar date (`2026-03-05`): `2026-03-05` in zh-CN, `5 Mar 2026` in en; `long` adds the weekday and spells more. Empty when it is no date. */
export function formatDate(
  value: string | null | undefined,
  locale: Locale,
  style: 'short' | 'long' = 'short',
): string {
  const parts = datePattern.exec(value ?? '');
  if (!parts) return '';
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  if (style === 'short' && locale === 'zh-CN') return parts[0];
  const options: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }
      : { year: 'numeric', month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(dateLocale(locale), { ...options, timeZone: 'UTC' }).format(at);
}

/** A moment (ISO with zone) in a zone: `2026-03-05 14:30`, `5 Mar 2026, 14:30`. Empty when it is no moment. */
export function formatDateTime(value: string | null | undefined, locale: Locale, format: DateTimeFormat = {}): string {
  const at = Date.parse(value ?? '');
  if (Number.isNaN(at)) return '';
  const local = zonedText(at, format.timeZone);
  const time = format.seconds ? local.slice(11, 19) : local.slice(11, 16);
  return locale === 'zh-CN' ? `${local.slice(0, 10)} ${time}` : `${formatDate(local.slice(0, 10), locale)}, ${time}`;
}

/** The wall clock of a zone at a moment: `YYYY-MM-DD HH:mm:ss`. */
export function zonedText(at: number, timeZone?: string): string {
  const parts = Object.fromEntries(
    wallClocks(timeZone ?? '')
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${(parts['year'] ?? '').padStart(4, '0')}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

/**
 * The moment (ISO, UTC, six digits) at which the wall clock of a zone shows `YYYY-MM-DD HH:mm[:ss]`.
 * A time that a zone skips (spring forward) is read as if the clock had not moved yet; one that occurs twice is the first.
 */
export function fromZonedText(text: string, timeZone?: string): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '00'] = parts;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const guesses = [wall - offset(wall - 86_400_000, timeZone), wall - offset(wall + 86_400_000, timeZone)];
  const exact = guesses.filter((at) => at + offset(at, timeZone) === wall);
  const at = exact.length > 0 ? Math.min(...exact) : (guesses[0] ?? wall);
  return new Date(at).toISOString().replace(/\.(\d{3})Z$/, '.$1000Z');
}

/** Time since or until a moment: `3 分钟前`, `in 2 days`; a date once it is more than 30 days away. */
export function formatRelative(
  value: string | null | undefined,
  now: number,
  locale: Locale,
  timeZone?: string,
): string {
  const at = Date.parse(value ?? '');
  if (Number.isNaN(at)) return '';
  const seconds = Math.round((at - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return locale === 'zh-CN' ? '刚刚' : 'just now';
  if (size > 30 * 86_400) return formatDate(zonedText(at, timeZone).slice(0, 10), locale);
  const [unit, per] =
    size < 2700 ? (['minute', 60] as const) : size < 79_200 ? (['hour', 3600] as const) : (['day', 86_400] as const);
  const amount = Math.round(seconds / per);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(amount || Math.sign(seconds), unit);
}

const wallClocks = memo(
  (timeZone) =>
    new Intl.DateTimeFormat('en-CA', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      ...(timeZone ? { timeZone } : {}),
    }),
);

function offset(at: number, timeZone?: string): number {
  const wall = zonedText(at, timeZone);
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

function dateLocale(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
