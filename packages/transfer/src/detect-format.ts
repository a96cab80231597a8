import type { ParseContext } from '@tessera/model';

export type DateOrder = NonNullable<ParseContext['dateOrder']>;
export type DecimalMark = NonNullable<ParseContext['decimalMark']>;
export type PercentStyle = NonNullable<ParseContext['percentStyle']>;

/** How the values of one column are written, and how sure that is. Shown in the wizard, changeable there. */
export interface ColumnFormat {
  readonly dateOrder?: DateOrder;
  /** Values that fit several orders when read alone. */
  readonly ambiguousDates?: number;
  /** Orders that fit every value. More than one: the person decides. */
  readonly possibleOrders?: readonly DateOrder[];
  readonly decimalMark?: DecimalMark;
  readonly percentStyle?: PercentStyle;
}

const orders: readonly DateOrder[] = ['YMD', 'MDY', 'DMY'];
const numericDate = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[ T].*)?$/;

function ordersOf(text: string): readonly DateOrder[] | undefined {
  const match = numericDate.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const [first = 0, second = 0, third = 0] = match.slice(1, 4).map(Number);
  if ((match[1] ?? '').length > 2) return isMonth(second) && isDay(third) ? ['YMD'] : [];
  const found: DateOrder[] = [];
  if (isMonth(first) && isDay(second)) found.push('MDY');
  if (isDay(first) && isMonth(second)) found.push('DMY');
  return found;
}

const isMonth = (n: number) => n >= 1 && n <= 12;
const isDay = (n: number) => n >= 1 && n <= 31;

/** The order of day, month and year that fits a whole column. Values with words or Chinese signs decide nothing. */
export function detectDates(values: readonly string[]): ColumnFormat {
  let possible = orders;
  let ambiguous = 0;
  let numeric = 0;
  for (const value of values) {
    const fits = ordersOf(value);
    if (!fits || fits.length === 0) continue;
    numeric += 1;
    if (fits.length > 1) ambiguous += 1;
    const narrowed = possible.filter((order) => fits.includes(order));
    // A column that contradicts itself keeps what most values said; the odd ones become errors of their rows.
    if (narrowed.length > 0) possible = narrowed;
  }
  if (numeric === 0) return {};
  return { dateOrder: possible[0] ?? 'YMD', ambiguousDates: ambiguous, possibleOrders: possible };
}

/** The decimal mark that fits a whole column: a comma when some value can only be read so. */
export function detectNumbers(values: readonly string[]): ColumnFormat {
  const texts = values.map((value) => value.normalize('NFKC').replace(/[^\d.,]/g, ''));
  const comma = texts.some((text) => /,\d{1,2}$/.test(text) || /,\d{4,}$/.test(text) || /\.\d{3},/.test(text));
  const point = texts.some((text) => /\.\d{1,2}$/.test(text) || /\.\d{4,}$/.test(text) || /,\d{3}\./.test(text));
  return { decimalMark: comma && !point ? ',' : '.' };
}

/** Whether 15 % is written 15, or 0.15: fractions when every bare number lies between −1 and 1 and some is broken. */
export function detectPercents(values: readonly string[]): ColumnFormat {
  const bare = values
    .filter((value) => !/[%％]/.test(value))
    .map((value) => Number(value.normalize('NFKC').replaceAll(',', '')));
  const fractions =
    bare.length > 0 && bare.every((value) => Math.abs(value) <= 1) && bare.some((value) => value % 1 !== 0);
  return { ...detectNumbers(values), percentStyle: fractions ? 'fraction' : 'whole' };
}

/** What a field of this kind wants to know about its column. */
export function detectFormat(kind: string, values: readonly string[]): ColumnFormat {
  if (kind === 'date' || kind === 'datetime') return detectDates(values);
  if (kind === 'percent') return detectPercents(values);
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') return detectNumbers(values);
  return {};
}
