import Big from 'big.js';
import { localize, locales } from '@tessera/std';
import type { LocalizedText } from '@tessera/std';

const multipliers: readonly (readonly [RegExp, string])[] = [
  [/(万亿|萬億)$/u, '1e12'],
  [/(亿|億)$/u, '1e8'],
  [/千[万萬]$/u, '1e7'],
  [/百[万萬]$/u, '1e6'],
  [/[万萬]$/u, '1e4'],
  [/[千k]$/u, '1e3'],
];
const wholePattern = /^(\d+|\d{1,3}(,\d{3})+|\d{1,4}(,\d{4})+)?$/;
const longestNumeral = 60;

/**
 * The decimal string a person meant: `１，２００．５０`, `1,200.50`, `(12)`, `1.2万`, `3e4`; undefined when it is no number.
 * Separators must stand where groups end, so that `1,2` is never read as 12.
 */
export function readNumeral(typed: string, decimalMark: '.' | ',' = '.'): string | undefined {
  if (typed.length > longestNumeral) return undefined;
  let text = spelled(typed);
  const negative = /^\((.+)\)$/.exec(text);
  if (negative) text = `-${negative[1] ?? ''}`;
  const multiplier = multipliers.find(([pattern]) => pattern.test(text));
  if (multiplier) text = text.replace(multiplier[0], '');
  if (decimalMark === ',') text = text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  const parts = /^([+-]?)([\d,]*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/.exec(text);
  if (!parts || !wholePattern.test(parts[2] ?? '') || !(parts[2] || parts[3])) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const number = new Big(
    `${sign === '-' ? '-' : ''}${whole.replaceAll(',', '') || '0'}.${fraction || '0'}e${exponent}`,
  );
  return unsigned(number.times(multiplier?.[1] ?? 1).toFixed());
}

/** Text without the unit of the field behind it. */
export function withoutUnit(text: string, unit: LocalizedText | undefined): string {
  const names = locales.map((locale) => localize(unit, locale)).filter((name) => name !== '');
  const trimmed = text.trim();
  const name = names.find((each) => trimmed.endsWith(each));
  return name === undefined ? trimmed : trimmed.slice(0, -name.length);
}

/** A decimal string with its thousands set apart. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function spelled(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s'’]/gu, '')
    .replaceAll('。', '.')
    .replace(/[−–—]/gu, '-')
    .toLowerCase();
}

function unsigned(decimal: string): string {
  return /^-0*(\.0*)?$/.test(decimal) ? decimal.slice(1) : decimal;
}
