import { momentText, utcMs } from './moment.ts';
import type { WallClock } from './moment.ts';

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

/** What the clock of a zone shows at a canonical moment. */
export function wallClockAt(moment: string, timeZone: string): WallClock {
  const micro = Number(moment.slice(20, 26));
  const ms = Date.parse(`${moment.slice(0, 19)}Z`);
  const shown = new Date(ms + offsetMs(ms, timeZone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    micro,
  };
}

/**
 * The moment at which the clock of a zone shows a reading; undefined outside of the years 1 to 9999.
 * A reading that a zone skips is taken as if the clock had not moved yet; of two moments with one reading it is the first.
 */
export function momentAt(clock: WallClock, timeZone: string): string | undefined {
  const wall = utcMs(clock);
  const dayMs = 86_400_000;
  const guesses = [wall - offsetMs(wall - dayMs, timeZone), wall - offsetMs(wall + dayMs, timeZone)];
  const exact = guesses.filter((at) => at + offsetMs(at, timeZone) === wall);
  return momentText(exact.length > 0 ? Math.min(...exact) : (guesses[0] ?? wall), clock.micro);
}

/** Milliseconds that the clock of a zone is ahead of UTC; an unknown zone is UTC. */
function offsetMs(ms: number, timeZone: string): number {
  const formatter = formatterOf(timeZone);
  if (!formatter) return 0;
  const parts: Record<string, string> = {};
  for (const part of formatter.formatToParts(ms)) parts[part.type] = part.value;
  const year = parts['era']?.startsWith('B') ? 1 - Number(parts['year']) : Number(parts['year']);
  const number = (name: string): number => Number(parts[name]);
  const wall = {
    year,
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
    micro: 0,
  };
  return utcMs(wall) - ms;
}

/** Why a memo: making a formatter costs a hundred times more than using one, and zones are few. */
function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formatters.has(timeZone) && formatters.size < 1000) formatters.set(timeZone, makeFormatter(timeZone));
  return formatters.get(timeZone);
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    return timeZone === 'UTC'
      ? undefined
      : new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', era: 'short', ...numeric });
  } catch {
    return undefined;
  }
}
