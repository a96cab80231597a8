import Big from 'big.js';

const decimal = /^-?\d+(\.\d+)?$/;

/** A fraction as the number before the percent sign: `0.15` → `15`. What is no number stays as it is. */
export function toPercent(fraction: string): string {
  return decimal.test(fraction) ? new Big(fraction).times(100).toFixed() : fraction;
}

/** The number before a percent sign as a fraction: `15` → `0.15`. */
export function fromPercent(percent: string): string {
  return decimal.test(percent) ? new Big(percent).times('0.01').toFixed() : percent;
}
