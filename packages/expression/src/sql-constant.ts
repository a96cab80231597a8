import Big from 'big.js';
import { formatDate, formatTimestamp } from './calendar.ts';
import { decimalText } from './decimal.ts';
import { param, raw } from './sql.ts';
import type { Sql } from './sql.ts';
import type { ExpressionType } from './type.ts';
import type { Value } from './value.ts';

/** The SQL type of a value of the type. */
export function castOf(type: ExpressionType): string {
  switch (type.kind) {
    case 'bool':
      return 'boolean';
    case 'number':
      return type.integerColumn ? 'bigint' : 'numeric';
    case 'date':
      return 'date';
    case 'timestamp':
      return 'timestamptz';
    case 'duration':
      return 'interval';
    case 'relation':
      return 'uuid';
    case 'json':
      return 'jsonb';
    case 'list':
      return `${castOf(type.item)}[]`;
    default:
      return 'text';
  }
}

/** A constant as a cast parameter; true, false and null stand in the text. */
export function constantSql(value: Value, type: ExpressionType): Sql {
  if (value === null) return raw(`NULL::${castOf(type)}`);
  if (typeof value === 'boolean') return raw(value ? 'TRUE' : 'FALSE');
  return param(parameterOf(value, type), castOf(type));
}

/** A value as the driver takes it: always text, or an array of texts. */
export function parameterOf(value: Value, type: ExpressionType): unknown {
  if (value instanceof Big) return decimalText(value);
  if (typeof value === 'number') return formatDate(value);
  if (typeof value === 'bigint') return type.kind === 'duration' ? intervalText(value) : formatTimestamp(value);
  return value;
}

function intervalText(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}.${(size % 1_000_000n).toString().padStart(6, '0')} seconds`;
}

const bigintLimit = Big('9223372036854775807');

/** Whether a constant can stand beside a bigint column as a bigint. */
export function fitsBigint(value: Value): boolean {
  return value instanceof Big && value.round(0, 0).eq(value) && value.abs().lte(bigintLimit);
}
