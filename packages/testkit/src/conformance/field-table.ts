import { ident, join, param, raw, sql } from '@tessera/database';
import type { ColumnRef, Queryable, Sql, StoreContext } from '@tessera/database';
import type { Json } from '@tessera/std';
import type { FieldCase } from './field-case.ts';

/** One stored value. */
export interface StoredRow {
  readonly id: number;
  /** What was written. */
  readonly written: Json;
  /** What the record API answers. */
  readonly value: Json;
}

export const testColumn: ColumnRef = (suffix) => ident('t', `v${suffix}`);

/** Titles of linked records, made from their ids. */
export const storeContext: StoreContext = { entity: 'x.sample', titleOf: (_entity, id) => sql`('T-' || ${id}::text)` };

/** Makes a table with the columns of a case. Foreign keys are the planner's business and left out. */
export async function createFieldTable(database: Queryable, table: string, { store, field }: FieldCase): Promise<void> {
  const columns = store.columns(field).map(({ suffix, type, collation, notNullDefault }) => {
    const collate = collation === undefined ? raw('') : sql` COLLATE ${ident(collation)}`;
    const filled = notNullDefault === undefined ? raw('') : raw(` NOT NULL DEFAULT ${notNullDefault}`);
    return sql`${ident(`v${suffix}`)} ${raw(type)}${collate}${filled}`;
  });
  await database.query(sql`CREATE TABLE ${ident(table)} (${join([sql`id integer`, ...columns])})`);
}

/** Writes values through the store and reads them back as the record API would. */
export async function storeValues(
  database: Queryable,
  table: string,
  subject: FieldCase,
  values: readonly Json[],
): Promise<readonly StoredRow[]> {
  const columns = subject.store.columns(subject.field);
  for (const [index, value] of values.entries()) {
    const cells = subject.store.write(value, subject.field);
    const parameters = columns.map(({ suffix, type }) => param(cells[suffix] ?? null, type));
    const names = columns.map(({ suffix }) => ident(`v${suffix}`));
    await database.query(
      sql`INSERT INTO ${ident(table)} (${join([ident('id'), ...names])}) VALUES (${join([param(index, 'integer'), ...parameters])})`,
    );
  }
  return readValues(database, table, subject, values);
}

/** The rows of a table as JSON text built by Postgres. */
export async function readValues(
  database: Queryable,
  table: string,
  subject: FieldCase,
  written: readonly Json[],
): Promise<readonly StoredRow[]> {
  const selected = subject.store.select(subject.field, testColumn, storeContext);
  const from = sql`${ident(table)} AS t ORDER BY t.id`;
  const { rows } = await database.query<{ id: number; body: string }>(
    sql`SELECT q.id, (row_to_json(q)->'v')::text AS body FROM (SELECT t.id, ${selected} AS v FROM ${from}) AS q`,
  );
  return rows.map(({ id, body }) => ({ id, written: written[id] ?? null, value: JSON.parse(body) as Json }));
}

/** Ids of the rows a condition holds for. */
export async function idsWhere(database: Queryable, table: string, condition: Sql): Promise<readonly number[]> {
  const { rows } = await database.query<{ id: number }>(
    sql`SELECT t.id FROM ${ident(table)} AS t WHERE ${condition} ORDER BY t.id`,
  );
  return rows.map(({ id }) => id);
}
