import type { FieldDocument } from '@tessera/schemas';
import type { Json } from '@tessera/std';
import type { FieldKind, FormatContext } from './field-kind.ts';

/**
 * A value as a spreadsheet takes it and gives it back: numbers bare so that they add up, amounts in the currency of their field
 * likewise, a percentage with its sign; the rest reads as on screen. The empty string for nothing.
 */
export function spreadsheetText(kind: FieldKind, value: Json, field: FieldDocument, context: FormatContext): string {
  if (value === null) return '';
  if (field.kind === 'integer' || field.kind === 'decimal') return String(value);
  const own = field.kind === 'money' ? ownAmount(value, field.currency) : undefined;
  return own === undefined ? kind.format(value, field, context) : own.replace(/(\.\d\d)0+$/, '$1');
}

/** The amount of a money value in the currency of its field; undefined in any other. */
export function ownAmount(value: Json, currency = 'CNY'): string | undefined {
  if (typeof value !== 'object' || value === null || !('amount' in value)) return undefined;
  return value['currency'] === currency && typeof value['amount'] === 'string' ? value['amount'] : undefined;
}
