import { ident, param, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { fieldType } from '@tessera/model';
import type { FieldPlan, Reader } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { readableField } from '../context.ts';
import type { Access } from '../context.ts';

/** One key of a grouping: what rows are gathered by, and the key as JSON. */
export interface Group {
  readonly name: string;
  /** On the row at `t`. */
  readonly value: Sql;
  /** On the gathered row: `g.<column>`. */
  json(column: Sql): Sql;
}

const periods: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year']);
const ungrouped: ReadonlySet<string> = new Set(['json', 'list', 'record', 'collection', 'null']);

/** A group such as `stage` or `closeDate:month`. Refuses what the caller may not read and what cannot be gathered. */
export function readGroup(access: Access, reader: Reader, name: string): Group {
  const [key = '', period] = name.split(':');
  const field = readableField(access, key);
  const type = fieldType(reader.plan.documents, reader.plan.kinds, access.entity.id, key);
  const value = reader.value(field, 't');
  if (!type || ungrouped.has(type.kind) || (type.kind === 'number' && type.money))
    throw new Refusal('group_not_possible', { field: name });
  if (period === undefined) return { name, value, json: (column) => jsonOf(reader, access, field, column) };
  if (!periods.has(period) || (type.kind !== 'date' && type.kind !== 'timestamp'))
    throw new Refusal('group_not_possible', { field: name });
  const day =
    type.kind === 'date'
      ? sql`${value}::timestamp`
      : sql`(${value} at time zone ${param(reader.plan.timeZone, 'text')})`;
  return { name, value: sql`date_trunc(${param(period, 'text')}, ${day})::date`, json: (column) => column };
}

/** The gathered value in the JSON form of its field. */
function jsonOf(reader: Reader, access: Access, field: FieldPlan, column: Sql): Sql {
  if (field.document.kind === 'phone') return column;
  const shown = shownField(access, field);
  return shown.store.select(shown.document, () => column, { entity: shown.entity, titleOf: reader.titleOf });
}

/** The field behind a field that is read through a lookup. */
function shownField(access: Access, field: FieldPlan): FieldPlan {
  const path = field.columns.length > 0 ? undefined : field.store.through?.(field.document);
  const lookup = path && access.planOf(field.entity)?.field(path.lookup);
  const linked = lookup?.target && path ? access.planOf(lookup.target)?.field(path.field) : undefined;
  return linked ? shownField(access, linked) : field;
}

/** The column a group or measure has among the gathered rows. */
export const gathered = (prefix: 'k' | 'm' | 'c', place: number): Sql => ident('g', `${prefix}${place}`);
