import Big from 'big.js';
import type { Json } from '@tessera/std';
import { formatDate, formatDuration, formatTimestamp, parseDate, parseDuration, parseTimestamp } from './calendar.ts';
import { decimal, decimalText } from './decimal.ts';
import type { ExpressionType } from './type.ts';

/**
 * A value while an expression runs; the static type says which one it is.
 * null = unknown · number kind: Big · string, enum, relation (its id): string · date: days since 1970-01-01 as a number ·
 * timestamp and duration: microseconds as bigint · list: array · json: its text.
 */
export type Value = null | boolean | string | number | bigint | Big | readonly Value[];

/** What an expression runs over. Record values are the JSON of the record API. */
export interface Environment {
  readonly record: Readonly<Record<string, unknown>>;
  readonly old?: Readonly<Record<string, unknown>> | undefined;
  readonly user?: Readonly<Record<string, unknown>> | undefined;
  readonly ctx?: Readonly<Record<string, unknown>> | undefined;
  readonly param?: Readonly<Record<string, unknown>> | undefined;
  /** Microseconds since 1970-01-01T00:00Z, frozen for the request. */
  readonly now: bigint;
  /** IANA zone of the tenant. */
  readonly timeZone: string;
}

/** A JSON value of the record API as a value of the type; anything malformed is unknown. */
export function fromJson(raw: unknown, type: ExpressionType): Value {
  if (raw === null || raw === undefined) return null;
  switch (type.kind) {
    case 'bool':
      return typeof raw === 'boolean' ? raw : null;
    case 'number':
      return decimal(typeof raw === 'object' ? (raw as { amount?: unknown }).amount : raw);
    case 'string':
      return textIn(raw);
    case 'enum':
      return typeof raw === 'string' ? raw : null;
    case 'relation':
      return idOf(raw);
    case 'date':
      return typeof raw === 'string' ? (parseDate(raw) ?? null) : null;
    case 'timestamp':
      return typeof raw === 'string' ? (parseTimestamp(raw) ?? null) : null;
    case 'duration':
      return typeof raw === 'string' ? (parseDuration(raw) ?? null) : typeof raw === 'number' ? seconds(raw) : null;
    case 'list':
      return Array.isArray(raw) ? raw.map((item: unknown) => fromJson(item, type.item)) : null;
    case 'json':
      return JSON.stringify(raw) ?? null;
    default:
      return null;
  }
}

/** Text, or the number of a phone, which the record API gives as `{number, raw, extension}`. */
function textIn(raw: unknown): string | null {
  const text: unknown = typeof raw === 'object' && raw !== null ? (raw as { number?: unknown }).number : raw;
  return typeof text === 'string' ? text : null;
}

function seconds(raw: number): bigint | null {
  return Number.isSafeInteger(raw) ? BigInt(raw) * 1_000_000n : null;
}

/** The id of a lookup that is given as an id or as `{id, …}`. */
function idOf(raw: unknown): string | null {
  if (typeof raw === 'string') return raw;
  const id: unknown = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : null;
}

/**
 * A value as the record API spells it: whole numbers as JSON numbers, other decimals as strings padded to the scale,
 * dates and instants as text, relations as their id.
 */
export function toJson(value: Value, type: ExpressionType): Json {
  if (value === null) return null;
  if (value instanceof Big) {
    if (type.kind === 'number' && type.scale === 0) {
      const whole = value.round(0, 1);
      const number = whole.toNumber();
      return Number.isSafeInteger(number) ? number : decimalText(whole);
    }
    return type.kind === 'number' && type.scale !== undefined ? fixed(value, type.scale) : decimalText(value);
  }
  if (typeof value === 'number') return formatDate(value);
  if (typeof value === 'bigint') return type.kind === 'duration' ? formatDuration(value) : formatTimestamp(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return type.kind === 'json' ? (JSON.parse(value) as Json) : value;
  const item: ExpressionType = type.kind === 'list' ? type.item : { kind: 'null', nullable: true };
  return value.map((one) => toJson(one, item));
}

function fixed(value: Big, scale: number): string {
  const text = value.toFixed(scale, 1);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** A value as text, for concatenation and `string()`: no trailing zeros in numbers and seconds, as in CEL. */
export function textOf(value: Value, type: ExpressionType): string {
  if (value === null) return '';
  if (value instanceof Big) return decimalText(value);
  if (type.kind === 'timestamp' && typeof value === 'bigint') return formatTimestamp(value).replace(/\.?0*Z$/, 'Z');
  const json = toJson(value, type);
  return typeof json === 'string' ? json : JSON.stringify(json);
}

/** Null-safe equality of two values of one type. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (a instanceof Big) return b instanceof Big && a.eq(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a.every((item: Value, index) => equalValues(item, (b as readonly Value[])[index] ?? null))
    );
  }
  return false;
}

/** Order of two known values of one type: negative, 0 or positive. Text by code point, as COLLATE "C" does. */
export function compareValues(a: Value, b: Value): number {
  if (a instanceof Big && b instanceof Big) return a.cmp(b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  return 0;
}

/** Order by code point; JavaScript alone would put astral characters before U+E000. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x === y) continue;
    const [astralX, astralY] = [(x & 0xf800) === 0xd800, (y & 0xf800) === 0xd800];
    return astralX === astralY ? x - y : astralX ? 1 : -1;
  }
  return a.length - b.length;
}
