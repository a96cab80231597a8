import { issue } from '@tessera/std';
import type { Issue } from '@tessera/std';

export type AutonumberReset = 'day' | 'month' | 'year';

export type AutonumberPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly token: 'YYYY' | 'YY' | 'MM' | 'DD' }
  | { readonly kind: 'sequence'; readonly digits: number };

/** A format read once. Invariant: exactly one part is the sequence. */
export interface AutonumberFormat {
  readonly parts: readonly AutonumberPart[];
  readonly reset?: AutonumberReset;
}

/** The day in the tenant's zone on which a number is given. */
export interface AutonumberDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dateTokens = ['YYYY', 'YY', 'MM', 'DD'] as const;
const sequencePattern = /^SEQ:([1-9]|1[0-5])(?:\s+reset=(day|month|year))?$/;
const neededByReset: Readonly<Record<AutonumberReset, readonly string[]>> = {
  year: ['YYYY'],
  month: ['YYYY', 'MM'],
  day: ['YYYY', 'MM', 'DD'],
};

/** Reads `OPP-{YYYY}{MM}-{SEQ:4 reset=month}`, or says what is wrong with it. */
export function parseAutonumberFormat(format: string): AutonumberFormat | { readonly issues: readonly Issue[] } {
  const parts: AutonumberPart[] = [];
  const issues: Issue[] = [];
  let reset: AutonumberReset | undefined;
  for (const piece of format.split(/(\{[^{}]*\})/).filter((text) => text !== '')) {
    const token = /^\{(.*)\}$/.exec(piece)?.[1];
    const sequence = token === undefined ? null : sequencePattern.exec(token);
    const date = dateTokens.find((name) => name === token);
    if (token === undefined) parts.push({ kind: 'text', text: piece });
    else if (date) parts.push({ kind: 'date', token: date });
    else if (sequence) {
      parts.push({ kind: 'sequence', digits: Number(sequence[1]) });
      reset = sequence[2] as AutonumberReset | undefined;
    } else issues.push(issue('/format', 'autonumber_token', { token: piece }));
  }
  if (parts.filter(({ kind }) => kind === 'sequence').length !== 1)
    issues.push(issue('/format', 'autonumber_sequence'));
  const missing = missingTokens(parts, reset);
  if (missing.length > 0) issues.push(issue('/format', 'autonumber_repeats', { missing }));
  if (issues.length > 0) return { issues };
  return reset ? { parts, reset } : { parts };
}

/** The number with a place in the sequence; a sequence longer than its digits is written out in full. */
export function formatAutonumber(format: AutonumberFormat, sequence: number | bigint, day: AutonumberDay): string {
  return format.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'sequence' ? String(sequence).padStart(part.digits, '0') : dateText(part.token, day);
    })
    .join('');
}

/** Names the run of the sequence a day belongs to: empty when it never starts over, else `2026`, `2026-03` or `2026-03-01`. */
export function autonumberPeriod({ reset }: AutonumberFormat, day: AutonumberDay): string {
  if (reset === undefined) return '';
  const tokens = neededByReset[reset] as readonly (typeof dateTokens)[number][];
  return tokens.map((token) => dateText(token, day)).join('-');
}

function missingTokens(parts: readonly AutonumberPart[], reset: AutonumberReset | undefined): string[] {
  const there = new Set(parts.flatMap((part) => (part.kind === 'date' ? [part.token] : [])));
  const needed = reset === undefined ? [] : neededByReset[reset];
  return needed
    .filter((token) => !there.has(token as 'YYYY') && !(token === 'YYYY' && there.has('YY')))
    .map((token) => `{${token}}`);
}

function dateText(token: (typeof dateTokens)[number], { year, month, day }: AutonumberDay): string {
  if (token === 'YYYY') return String(year).padStart(4, '0');
  if (token === 'YY') return String(year % 100).padStart(2, '0');
  return String(token === 'MM' ? month : day).padStart(2, '0');
}
