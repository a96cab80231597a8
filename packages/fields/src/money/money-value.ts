import type { MoneyField } from '@tessera/schemas';
import { isDecimalText } from '../numeric/decimal-text.ts';

/** An amount with its currency, as a record stores it. */
export interface MoneyValue {
  /** Decimal string with four digits after the point. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** Currency of a new amount. */
export function defaultCurrency({ currency = 'CNY' }: MoneyField): string {
  return currency;
}

/** Currencies a field takes. */
export function allowedCurrencies(field: MoneyField): readonly string[] {
  return field.currencies ?? [defaultCurrency(field)];
}

/** A stored amount; undefined for anything else. */
export function moneyIn(value: unknown): MoneyValue | undefined {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return undefined;
  const { amount, currency } = value;
  return isDecimalText(amount) && typeof currency === 'string' ? { amount, currency } : undefined;
}
