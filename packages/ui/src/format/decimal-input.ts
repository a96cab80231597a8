import { toDecimalText } from './number.ts';

/** What a number field accepts. */
export interface DecimalLimits {
  /** Most digits after the point; 0 for whole numbers. */
  readonly scale?: number;
  /** Decimal strings. */
  readonly min?: string;
  readonly max?: string;
}

/**
 * What a person typed, as a decimal string: full-width digits, grouping commas, spaces and currency signs are understood.
 * Null when it is empty, undefined when it is no number. Digits are never rounded here.
 */
export function cleanDecimal(typed: string): string | null | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,，'’¥$€£元]/gu, '')
    .replace(/[。．]/gu, '.')
    .replace(/[−–—－]/gu, '-');
  if (text === '') return null;
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!parts || (!parts[2] && !parts[3])) return undefined;
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const number = parts[3] ? `${whole}.${parts[3]}` : whole;
  return parts[1] === '-' && /[1-9]/.test(number) ? `-${number}` : number;
}

/** Which limit a decimal string breaks. */
export function decimalProblem(value: string, limits: DecimalLimits): 'scale' | 'min' | 'max' | undefined {
  const fraction = value.split('.')[1] ?? '';
  if (limits.scale !== undefined && fraction.replace(/0+$/, '').length > limits.scale) return 'scale';
  if (limits.min !== undefined && compareDecimals(value, limits.min) < 0) return 'min';
  if (limits.max !== undefined && compareDecimals(value, limits.max) > 0) return 'max';
  return undefined;
}

/** Orders decimal strings exactly, whatever their length. */
function compareDecimals(a: string, b: string): number {
  const [x, y] = [toDecimalText(a) ?? '0', toDecimalText(b) ?? '0'];
  const places = Math.max(fractionLength(x), fractionLength(y));
  const difference = scaled(x, places) - scaled(y, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function fractionLength(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

function scaled(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const size = BigInt(whole + fraction.padEnd(places, '0'));
  return value.startsWith('-') ? -size : size;
}
