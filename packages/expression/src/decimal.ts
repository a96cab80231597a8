import Big from 'big.js';

export type { Big };

/** Exact decimals; quotients carry 30 digits before they are rounded. */
const Wide = Big();
Wide.DP = 30;
Wide.RM = 1;

export const zero = new Wide(0);

const plainDecimal = /^-?\d+(?:\.\d+)?$/;

/** A JSON number or decimal string as an exact decimal; null when it is neither. */
export function decimal(value: unknown): Big | null {
  if (typeof value === 'string') return plainDecimal.test(value) ? new Wide(value) : null;
  if (typeof value === 'number') return Number.isFinite(value) ? new Wide(value) : null;
  return typeof value === 'bigint' ? new Wide(value.toString()) : null;
}

/** A decimal from digits known to be well-formed. */
export function exact(text: string | number): Big {
  return new Wide(text);
}

/** a ÷ b with 12 digits, half away from zero; null when b is zero. */
export function divide(a: Big, b: Big): Big | null {
  return b.eq(0) ? null : new Wide(a.round(30, 1)).div(b).round(12, 1);
}

/** Remainder with the sign of a; null when b is zero. */
export function remainder(a: Big, b: Big): Big | null {
  return b.eq(0) ? null : a.mod(b);
}

/** Rounds half away from zero to `digits` after the point; negative digits round tens, hundreds, … */
export function roundTo(value: Big, digits: number): Big {
  return value.round(digits, 1);
}

export function roundDown(value: Big, digits: number): Big {
  return value.round(digits, 0);
}

export function roundUp(value: Big, digits: number): Big {
  return value.round(digits, 3);
}

export function floor(value: Big): Big {
  const cut = value.round(0, 0);
  return cut.gt(value) ? cut.minus(1) : cut;
}

export function ceiling(value: Big): Big {
  const cut = value.round(0, 0);
  return cut.lt(value) ? cut.plus(1) : cut;
}

/** The result of a function that is not exact: 12 significant digits, null when there is none. */
export function approximate(value: number): Big | null {
  return Number.isFinite(value) && Math.abs(value) < 1e100 ? new Wide(value.toPrecision(12)) : null;
}

/** Shortest plain spelling: no exponent, no trailing zeros. */
export function decimalText(value: Big): string {
  return value.eq(0) ? '0' : value.toFixed();
}

/** The whole number a decimal holds, kept within ±10⁹ so that it can index and count. */
export function asIndex(value: Big): number {
  return Math.max(-1e9, Math.min(1e9, value.toNumber()));
}
