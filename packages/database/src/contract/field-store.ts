import type { Json } from '@tessera/std';
import type { Sql } from '../sql.ts';

/** One physical column of a field: the field's column name plus `suffix` ('' for the main one, '_currency', …). */
export interface ColumnSpec {
  readonly suffix: string;
  /** SQL type as Postgres prints it (`format_type`), so that a catalogue comparison is a string comparison. */
  readonly type: string;
  readonly collation?: string;
  /** Constant SQL; only for kinds that are never empty (boolean). */
  readonly notNullDefault?: string;
  /** Live rows never share a value, whatever the field says (autonumber). */
  readonly unique?: boolean;
  /** The column is a foreign key to this entity's id. `restrict` guards the purge; soft deletes are done by records. */
  readonly references?: { readonly entity: string };
}

/** A column of the row at hand, by suffix: `alias.amount_currency`. */
export type ColumnRef = (suffix: string) => Sql;

/** What a store may ask of the plan. */
export interface StoreContext {
  /** SQL of type text: the title of the record of `entity` with this id, null where there is none or the reader may not see it. */
  readonly titleOf: (entity: string, id: Sql) => Sql;
  /** Entity that holds the field. */
  readonly entity: string;
}

/**
 * How a field kind lies in Postgres. The field's type parameter is the kind's own document type.
 * Contract: SQL is built from fragments; values travel as parameters only.
 */
export interface FieldStore<F = never> {
  columns(field: F): readonly ColumnSpec[];
  /** The value as SQL that `row_to_json` turns into the canonical JSON value (numerics as text, objects as jsonb). */
  select(field: F, column: ColumnRef, context: StoreContext): Sql;
  /** Canonical JSON value (or null) → one parameter per suffix, cast to the column's type by the writer. */
  write(value: Json, field: F): Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** The value with the type the expression language gives it: for filters, guards, sorting, grouping. */
  value(field: F, column: ColumnRef, context: StoreContext): Sql;
  /** Sort key, always of type text, when it differs from `value` (pinyin order of text, order of options, title of a link). */
  sortKey?(field: F, column: ColumnRef, context: StoreContext): Sql;
  /** Text in which the search box looks. Absent: not searchable. */
  search?(field: F, column: ColumnRef): Sql;
  /** A field without columns that is read through a lookup of the same record. */
  through?(field: F): { readonly lookup: string; readonly field: string };
}
