import type { Locale } from '@tessera/std';
import { formatNumber, toDecimalText } from './number.ts';

/** An amount with its currency, as the record API answers it. */
export interface MoneyValue {
  /** Decimal string with up to four digits after the point. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

export interface MoneyFormat {
  /** 万 / 亿 or K / M / B for large amounts. */
  readonly compact?: boolean;
  /** `symbol` ¥, `code` CNY, `none` nothing. */
  readonly display?: 'symbol' | 'code' | 'none';
}

/** Signs that tell currencies apart in both locales: ¥ is the yuan, the yen carries its letters. */
const symbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: 'US$',
  EUR: '€',
  GBP: '£',
  JPY: 'JP¥',
  HKD: 'HK$',
  TWD: 'NT$',
  KRW: '₩',
  SGD: 'S$',
  AUD: 'A$',
  CAD: 'C$',
  INR: '₹',
  CHF: 'CHF ',
  RUB: '₽',
};

/** Digits after the point that a currency uses. Source: ISO 4217, as the platform knows it; two for an unknown code. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** The sign of a currency, or its code and a space. */
export function currencySymbol(currency: string): string {
  return symbols[currency] ?? `${currency} `;
}

/** An amount as people of the locale write it: `¥12,500.00`, `-US$3.20`, `¥1.25万`; empty when it is no amount. */
export function formatMoney(value: MoneyValue | null | undefined, locale: Locale, format: MoneyFormat = {}): string {
  const text = toDecimalText(value?.amount);
  if (!value || text === undefined) return '';
  const negative = text.startsWith('-');
  const places = minorDigits(value.currency);
  const number = formatNumber(
    negative ? text.slice(1) : text,
    locale,
    format.compact ? { compact: true } : { minimumFractionDigits: places, maximumFractionDigits: places },
  );
  const mark =
    format.display === 'none' ? '' : format.display === 'code' ? `${value.currency} ` : currencySymbol(value.currency);
  return `${negative ? '-' : ''}${mark}${number}`;
}
