import { createHash } from 'node:crypto';
import { quoteIdent } from '@tessera/database';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import { movedValue } from './moved-value.ts';
import type { MovedValue } from './moved-value.ts';
import { tableSql } from './index-sql.ts';

/** The values of a field on their way to a column of another type. */
export interface ColumnMove {
  readonly entity: EntityPlan;
  /** The field as it will be. */
  readonly field: FieldPlan;
  /** The old columns, the main one first. */
  readonly from: readonly string[];
  readonly to: string;
  readonly value: MovedValue;
}

/** How values get from the old columns of a field to its new one; undefined when they cannot. */
export function columnMove(
  entity: EntityPlan,
  old: FieldPlan,
  field: FieldPlan,
  timeZone: string,
): ColumnMove | undefined {
  const [to, ...others] = field.columns;
  const value = to && others.length === 0 ? movedValue(old, field, timeZone) : undefined;
  if (!to || !value) return undefined;
  return { entity, field, from: old.columns.map(({ name }) => name), to: to.name, value };
}

/** Name of the trigger, and of its function, that carries what the old release still writes. */
export function moveName({ entity, from, to }: ColumnMove): string {
  const text = `${entity.table} ${from[0] ?? ''} ${to}`;
  return `move_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** The new value of a row, null where the old one does not fit. `row`: NEW of a trigger, or the table's alias. */
function valueSql({ value: { sql, unfit } }: ColumnMove, row: string): string {
  const column = (name: string) => `${row}.${quoteIdent(name)}`;
  return unfit ? `CASE WHEN ${unfit(column)} THEN NULL ELSE ${sql(column)} END` : sql(column);
}

const moveTable = ({ entity }: ColumnMove): string => tableSql({ schema: entity.schema, name: entity.table });

/** Condition for rows, called `t`, whose value would not survive; undefined when all do. */
export function unfitSql({ value: { unfit } }: ColumnMove): string | undefined {
  return unfit?.((name) => `t.${quoteIdent(name)}`);
}

/**
 * What keeps the new column up with writes of the old release. The new release never writes the old columns.
 * Why null for what does not fit: a write of the old release must not fail; `guardSql` then stops the switch.
 */
export function followSql(move: ColumnMove): readonly string[] {
  const { schema } = move.entity;
  const name = quoteIdent(moveName(move));
  const columns = move.from.map(quoteIdent);
  const given = columns.map((column) => `NEW.${column} IS NOT NULL`).join(' OR ');
  const body = `BEGIN IF TG_OP = 'UPDATE' OR ${given} THEN NEW.${quoteIdent(move.to)} := ${valueSql(move, 'NEW')}; END IF; RETURN NEW; END`;
  const fn = `${quoteIdent(schema)}.${name}()`;
  return [
    `CREATE OR REPLACE FUNCTION ${fn} RETURNS trigger LANGUAGE plpgsql AS $move$ ${body} $move$`,
    `CREATE OR REPLACE TRIGGER ${name} BEFORE INSERT OR UPDATE OF ${columns.join(', ')} ON ${moveTable(move)} FOR EACH ROW EXECUTE FUNCTION ${fn}`,
  ];
}

export function stopFollowingSql(schema: string, name: string): string {
  return `DROP FUNCTION IF EXISTS ${quoteIdent(schema)}.${quoteIdent(name)}() CASCADE`;
}

/** One batch of rows that were there before; to be run until it finds none. */
export function copySql(move: ColumnMove): string {
  const table = moveTable(move);
  const to = quoteIdent(move.to);
  return `UPDATE ${table} t SET ${to} = ${valueSql(move, 't')} WHERE t."id" IN (SELECT t."id" FROM ${table} t WHERE t.${to} IS DISTINCT FROM ${valueSql(move, 't')} LIMIT 2000)`;
}

/** SQLSTATE of a value that the old release wrote after the look at the rows, and that does not fit. */
export const unfitState = 'TS001';

/** Stops the switch when the old release has meanwhile written a value that does not fit; undefined when all fit. */
export function guardSql(move: ColumnMove): string | undefined {
  const unfit = unfitSql(move);
  if (unfit === undefined) return undefined;
  const body = `BEGIN IF EXISTS (SELECT FROM ${moveTable(move)} t WHERE ${unfit}) THEN RAISE EXCEPTION 'a value does not fit' USING ERRCODE = '${unfitState}'; END IF; END`;
  return `DO $move$ ${body} $move$`;
}
