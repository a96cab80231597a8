import { raw, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import type { ExpressionType } from '@tessera/expression';
import { fieldType } from '@tessera/model';
import type { Reader } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { readableField } from '../context.ts';
import type { Access } from '../context.ts';
import type { Measure, MeasureFunction } from './aggregate-query.ts';

/** A measure as columns of the gathered rows: its value, and for money its currency. */
export interface MeasureSql {
  readonly name: string;
  readonly value: Sql;
  readonly currency?: Sql;
  readonly type: ExpressionType;
  json(value: Sql, currency: Sql): Sql;
}

const number: ExpressionType = { kind: 'number', nullable: true };
const counts: ReadonlySet<MeasureFunction> = new Set(['count', 'countDistinct']);
const text = (value: Sql): Sql => sql`${value}::text`;
const asIs = (value: Sql): Sql => value;

/** Refuses what the caller may not read, and functions that mean nothing for the field. */
export function readMeasure(access: Access, reader: Reader, name: string, measure: Measure): MeasureSql {
  if (measure.function === 'count') return { name, value: sql`count(*)`, type: number, json: asIs };
  const key = measure.field ?? '';
  const field = readableField(access, key);
  const value = reader.value(field, 't');
  const type = fieldType(reader.plan.documents, reader.plan.kinds, access.entity.id, key);
  const isNumber = type?.kind === 'number';
  const ordered = isNumber || type?.kind === 'date' || type?.kind === 'timestamp' || type?.kind === 'string';
  if (
    !type ||
    !(
      counts.has(measure.function) ||
      isNumber ||
      (ordered && (measure.function === 'min' || measure.function === 'max'))
    )
  ) {
    throw new Refusal('measure_not_possible', { field: key, function: measure.function });
  }
  if (measure.function === 'countDistinct')
    return { name, value: sql`count(distinct ${value})`, type: number, json: asIs };
  const call = raw(measure.function);
  if (!isNumber) {
    const json = type.kind === 'timestamp' ? moment : asIs;
    return { name, value: sql`${call}(${value})`, type, json };
  }
  if (type.money && field.columns.length > 0) return money(reader, access, name, measure);
  if (measure.function === 'avg')
    return { name, value: sql`round(avg(${value}), 12)`, type: number, json: (of) => sql`trim_scale(${of})::text` };
  return { name, value: sql`${call}(${value})`, type: number, json: type.integerColumn ? asIs : text };
}

const moment = (value: Sql): Sql => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** In its currency while there is but one; in the base currency when they are mixed, empty where a rate is missing. */
function money(reader: Reader, access: Access, name: string, measure: Measure): MeasureSql {
  const field = readableField(access, measure.field ?? '');
  const column = reader.column(field, 't');
  const [amount, currency, rate, base] = [column(''), column('_currency'), column('_rate'), column('_base')];
  const call = raw(measure.function);
  // Compared byte by byte: the collation of a language is dear, and codes need none.
  const code = sql`(${currency} collate "C")`;
  const mixed = sql`min(${code}) <> max(${code})`;
  const unrated = sql`count(${base}) < count(${amount})`;
  const value = sql`round(case when ${mixed} then case when not ${unrated} then ${call}(${base}) end else ${call}(${amount}) end, 4)`;
  const unit = sql`case when ${mixed} then coalesce(max(${code}) filter (where ${rate} = 1), 'CNY') else max(${code}) end`;
  const json = (of: Sql, unitOf: Sql): Sql =>
    sql`case when ${of} is not null then jsonb_build_object('amount', ${of}::text, 'currency', ${unitOf}) end`;
  return { name, value, currency: unit, type: number, json };
}
