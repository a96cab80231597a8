import type { Locale } from '@tessera/std';
import { memo } from './intl-memo.ts';

/** How a number is written. Values are JSON numbers or decimal strings; strings keep every digit. */
export interface NumberFormat {
  /** Least digits after the point (zeros are filled in). */
  readonly minimumFractionDigits?: number;
  /** Most digits after the point; more are rounded half away from zero. */
  readonly maximumFractionDigits?: number;
  /** Thousands are set apart; true unless told. */
  readonly grouping?: boolean;
  /** Large numbers in 万 / 亿 (zh-CN) or K / M / B (en), with at most two digits after the point. */
  readonly compact?: boolean;
}

/** A plain decimal number: `-12.50`, not `1e3`. */
export const decimalPattern = /^-?\d+(\.\d+)?$/;

/** The decimal string of a value, or undefined when it is not a finite number. */
export function toDecimalText(value: unknown): string | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? plainText(value) : undefined;
  return typeof value === 'string' && decimalPattern.test(value) ? value : undefined;
}

/** A number as people of the locale write it; empty for null and for what is not a number. */
export function formatNumber(value: unknown, locale: Locale, format: NumberFormat = {}): string {
  const text = toDecimalText(value);
  if (text === undefined) return '';
  const { grouping = true, compact = false } = format;
  if (compact) return formatCompact(text, locale);
  const options: Intl.NumberFormatOptions = { useGrouping: grouping, ...digits(format), roundingMode: 'halfExpand' };
  return numberFormat(locale, options).format(text as Intl.StringNumericLiteral);
}

/** A fraction as percent: `0.155` is `15.5%`. */
export function formatPercent(
  value: unknown,
  locale: Locale,
  format: Pick<NumberFormat, 'minimumFractionDigits' | 'maximumFractionDigits'> = {},
): string {
  const text = toDecimalText(value);
  if (text === undefined) return '';
  const options: Intl.NumberFormatOptions = { style: 'percent', ...digits(format), roundingMode: 'halfExpand' };
  return numberFormat(locale, options).format(text as Intl.StringNumericLiteral);
}

/** Bytes as people read them: `1.5 MB`. */
export function formatFileSize(bytes: number, locale: Locale): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatNumber(size, locale, { maximumFractionDigits: unit === 0 || size >= 100 ? 0 : 1 })} ${units[unit] ?? ''}`;
}

function digits(format: NumberFormat): Intl.NumberFormatOptions {
  const minimum = format.minimumFractionDigits;
  const maximum = format.maximumFractionDigits ?? (minimum === undefined ? undefined : Math.max(minimum, 20));
  return {
    ...(minimum === undefined ? {} : { minimumFractionDigits: minimum }),
    maximumFractionDigits: maximum ?? 20,
  };
}

function formatCompact(text: string, locale: Locale): string {
  return numberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 }).format(
    text as Intl.StringNumericLiteral,
  );
}

function plainText(value: number): string {
  const text = String(value);
  return decimalPattern.test(text)
    ? text
    : value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

const numberFormats = memo((key) => {
  const [locale, options] = JSON.parse(key) as [string, Intl.NumberFormatOptions];
  return new Intl.NumberFormat(locale, options);
});

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numberFormats(JSON.stringify([locale, options]));
}
