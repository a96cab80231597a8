import Big from 'big.js';
import type { Json } from '@tessera/std';
import type { Normalised } from '@tessera/model';
import { accepted, refused } from '../normalised.ts';

/** How many digits a numeric column holds. */
export interface DecimalShape {
  readonly precision: number;
  readonly scale: number;
}

export interface NumberRange {
  readonly min?: string | number;
  readonly max?: string | number;
}

const decimalText = /^-?\d{1,200}(\.\d{1,200})?$/;

/** The decimal a JSON value stands for; numbers with a fraction are refused, since they have lost digits already. */
export function readDecimal(value: Json): { readonly decimal: Big } | Normalised {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { decimal: new Big(value) } : refused('decimal_as_string');
  }
  if (typeof value !== 'string' || !decimalText.test(value)) return refused('decimal_expected');
  return { decimal: new Big(value) };
}

/** A decimal string in a column's scale, rounded half away from zero. */
export function normaliseDecimal(value: Json, shape: DecimalShape, range: NumberRange = {}): Normalised {
  const read = readDecimal(value);
  if (!('decimal' in read)) return read;
  const rounded = read.decimal.round(shape.scale, Big.roundHalfUp);
  const digits = shape.precision - shape.scale;
  if (rounded.abs().gte(new Big(10).pow(digits))) return refused('decimal_precision', { digits });
  return outOfRange(rounded, range) ?? accepted(decimalString(rounded, shape.scale));
}

/** The refusal of a number outside of its range. */
export function outOfRange(number: Big, { min, max }: NumberRange): Normalised | undefined {
  if (min !== undefined && number.lt(min)) return refused('number_below_min', { min: String(min) });
  if (max !== undefined && number.gt(max)) return refused('number_above_max', { max: String(max) });
  return undefined;
}

/** The spelling Postgres gives a numeric of this scale: there is no negative zero. */
export function decimalString(number: Big, scale: number): string {
  return number.eq(0) ? new Big(0).toFixed(scale) : number.toFixed(scale);
}
