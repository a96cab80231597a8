import { createHash } from 'node:crypto';
import { quoteIdent } from '@tessera/database';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import { tableSql } from './index-sql.ts';

/** The values of a field on their way to a column of another type. */
export interface ColumnMove {
  readonly entity: EntityPlan;
  /** The field as it will be. */
  readonly field: FieldPlan;
  readonly from: string;
  readonly to: string;
  /** Type of the new column. */
  readonly type: string;
  /** Condition on the old column that holds for values which would not survive; null when all do. */
  readonly unfit: string | null;
}

const numbers = /^(bigint|numeric(\(\d+,\d+\))?)$/;

/** How values get from the old columns of a field to its new ones; undefined when they cannot. */
export function columnMove(entity: EntityPlan, old: FieldPlan, field: FieldPlan): ColumnMove | undefined {
  const change = old.kind.id === field.kind.id ? 'checked' : old.kind.changes[field.kind.id];
  const [from, ...oldRest] = old.columns;
  const [to, ...newRest] = field.columns;
  if (!from || !to || oldRest.length > 0 || newRest.length > 0 || (change !== 'free' && change !== 'checked'))
    return undefined;
  const move = { entity, field, from: from.name, to: to.name, type: to.type };
  if (to.type === 'text' && change === 'free' && (numbers.test(from.type) || from.type === 'date'))
    return { ...move, unfit: null };
  const digits = /^numeric\((\d+),(\d+)\)$/.exec(to.type);
  if (!digits || !numbers.test(from.type)) return undefined;
  const column = `${quoteIdent(from.name)}::numeric`;
  const whole = Number(digits[1]) - Number(digits[2]);
  return { ...move, unfit: `(abs(${column}) >= 1e${whole} OR round(${column}, ${digits[2]}) <> ${column})` };
}

/** Name of the trigger, and of its function, that carries what the old release still writes. */
export function moveName({ entity, from, to }: ColumnMove): string {
  return `move_${createHash('sha256').update(`${entity.table} ${from} ${to}`).digest('hex').slice(0, 16)}`;
}

/** What keeps the new column up with writes of the old release. The new release never writes the old column. */
export function followSql(move: ColumnMove): readonly string[] {
  const { entity, type } = move;
  const table = tableSql({ schema: entity.schema, name: entity.table });
  const [from, to, name] = [move.from, move.to, moveName(move)].map(quoteIdent);
  const given = `TG_OP = 'UPDATE' OR NEW.${from} IS NOT NULL`;
  const body = `BEGIN IF ${given} THEN NEW.${to} := NEW.${from}::${type}; END IF; RETURN NEW; END`;
  const fn = `${quoteIdent(entity.schema)}.${name}()`;
  return [
    `CREATE OR REPLACE FUNCTION ${fn} RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`,
    `CREATE OR REPLACE TRIGGER ${name} BEFORE INSERT OR UPDATE OF ${from} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${fn}`,
  ];
}

export function stopFollowingSql(schema: string, name: string): string {
  return `DROP FUNCTION IF EXISTS ${quoteIdent(schema)}.${quoteIdent(name)}() CASCADE`;
}

/** One batch of rows that were there before; to be run until it finds none. */
export function copySql({ entity, from: oldName, to: newName, type }: ColumnMove): string {
  const table = tableSql({ schema: entity.schema, name: entity.table });
  const value = `${quoteIdent(oldName)}::${type}`;
  return `UPDATE ${table} SET ${quoteIdent(newName)} = ${value} WHERE "id" IN (SELECT "id" FROM ${table} WHERE ${quoteIdent(newName)} IS DISTINCT FROM ${value} LIMIT 2000)`;
}
