import type { ParseContext } from '@tessera/model';
import { isDay, monthNames } from './day.ts';
import type { Day } from './day.ts';

type Order = NonNullable<ParseContext['dateOrder']>;

const separated = /^(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/;
const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/u;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayMonthName = /^(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?,?[ -]+(\d{4})$/;
const monthNameDay = /^([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})$/;

/** The day a text names, `ambiguous` where month and day could change places, undefined when it names none. */
export function parseDay(typed: string, order: Order | undefined): Day | 'ambiguous' | undefined {
  const text = typed.normalize('NFKC').replaceAll('。', '.').trim().toLowerCase();
  const named = parseNamed(text);
  if (named) return existing(named);
  const plain = chinese.exec(text) ?? compact.exec(text);
  if (plain) return existing(day(plain[1], plain[2], plain[3]));
  const parts = separated.exec(text);
  if (!parts) return undefined;
  const [, first = '', , second = '', third = ''] = parts;
  if (first.length === 4) return third.length <= 2 ? existing(day(first, second, third)) : undefined;
  if (third.length !== 4) return undefined;
  return ordered(first, second, third, order);
}

function ordered(first: string, second: string, year: string, order: Order | undefined): Day | 'ambiguous' | undefined {
  const [monthFirst, dayFirst] = [day(year, first, second), day(year, second, first)];
  if (order === 'MDY') return existing(monthFirst);
  if (order === 'DMY') return existing(dayFirst);
  const possible = [monthFirst, dayFirst].filter(isDay);
  return possible.length === 2 && first !== second ? 'ambiguous' : possible[0];
}

function parseNamed(text: string): Day | undefined {
  const before = dayMonthName.exec(text);
  if (before) return day(before[3], monthNumber(before[2]), before[1]);
  const after = monthNameDay.exec(text);
  return after ? day(after[3], monthNumber(after[1]), after[2]) : undefined;
}

function monthNumber(name = ''): string {
  return String(monthNames.findIndex((month) => name.startsWith(month)) + 1);
}

function day(year = '', month = '', dayOfMonth = ''): Day {
  return { year: Number(year), month: Number(month), day: Number(dayOfMonth) };
}

function existing(found: Day): Day | undefined {
  return isDay(found) ? found : undefined;
}
