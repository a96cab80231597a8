import type { PercentField } from '@tessera/schemas';
import type { DecimalShape } from '../numeric/scaled-decimal.ts';

export const percentDefaults = { scale: 4 } as const;

/** Digits of the fraction of a percent field. */
export function percentShape({ scale = percentDefaults.scale }: PercentField): DecimalShape {
  return { precision: 20, scale };
}
