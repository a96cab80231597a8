import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';

/** A column as Postgres has it. */
export interface ActualColumn {
  /** As `format_type` prints it. */
  readonly type: string;
  readonly collation: string | null;
  readonly notNull: boolean;
}

/** An index as Postgres has it. `valid` is false after a concurrent build that broke off. */
export interface ActualIndex {
  readonly name: string;
  readonly table: string;
  readonly valid: boolean;
  /** Backs a primary key. */
  readonly primary: boolean;
  /** Hash of the definition it was built from, kept as its comment. */
  readonly definition: string | null;
}

export interface ActualForeignKey {
  readonly name: string;
  readonly table: string;
  readonly validated: boolean;
}

/** What lies in one schema. */
export interface Catalogue {
  readonly exists: boolean;
  /** Table → column → what it is. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, ActualColumn>>;
  readonly indexes: ReadonlyMap<string, ActualIndex>;
  readonly foreignKeys: ReadonlyMap<string, ActualForeignKey>;
  /** Triggers that carry values to a column of another type. */
  readonly moves: ReadonlySet<string>;
  /** Table → about how many rows. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Reads tables, columns, indexes and foreign keys of a schema. */
export async function readCatalogue(queryable: Queryable, schema: string): Promise<Catalogue> {
  const name = param(schema, 'text');
  const [found, columns, indexes, foreignKeys, moves] = await Promise.all([
    queryable.query(sql`select 1 from pg_namespace where nspname = ${name}`),
    queryable.query<ActualColumn & { table: string; rows: number; column: string | null }>(
      sql`select c.relname as table, greatest(c.reltuples, 0)::int as rows, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
            case when a.attcollation <> t.typcollation then l.collname end as collation, a.attnotnull as "notNull"
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
          where n.nspname = ${name} and c.relkind = 'r'`,
    ),
    queryable.query<ActualIndex>(
      sql`select i.relname as name, c.relname as table, x.indisvalid as valid, x.indisprimary as primary,
            obj_description(x.indexrelid, 'pg_class') as definition
          from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ${name}`,
    ),
    queryable.query<ActualForeignKey>(
      sql`select k.conname as name, c.relname as table, k.convalidated as validated
          from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ${name} and k.contype = 'f'`,
    ),
    queryable.query<{ name: string }>(
      sql`select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ${name} and not t.tgisinternal and t.tgname like 'move\\_%'`,
    ),
  ]);
  const tables = new Map<string, Map<string, ActualColumn>>();
  const rows = new Map<string, number>();
  for (const { table, column, rows: count, type, collation, notNull } of columns.rows) {
    const known = tables.get(table) ?? new Map<string, ActualColumn>();
    if (column !== null) known.set(column, { type, collation, notNull });
    tables.set(table, known);
    rows.set(table, count);
  }
  return {
    exists: found.count > 0,
    tables,
    indexes: new Map(indexes.rows.map((index) => [index.name, index])),
    foreignKeys: new Map(foreignKeys.rows.map((key) => [`${key.table} ${key.name}`, key])),
    moves: new Set(moves.rows.map((row) => row.name)),
    rows,
  };
}
