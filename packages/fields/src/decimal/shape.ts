import type { DecimalField } from '@tessera/schemas';
import type { DecimalShape } from '../numeric/scaled-decimal.ts';

export const decimalDefaults = { precision: 20, scale: 2 } as const;

/** Digits of a decimal field. */
export function decimalShape({
  precision = decimalDefaults.precision,
  scale = decimalDefaults.scale,
}: DecimalField): DecimalShape {
  return { precision, scale };
}
