import { quoteIdent } from '@tessera/database';
import type { ColumnExpectation, ForeignKeyExpectation, TableExpectation } from '@tessera/plan';
import { tableSql } from './index-sql.ts';

/** A column as CREATE TABLE and ADD COLUMN spell it. */
export function columnSql(column: ColumnExpectation): string {
  const collate = column.collation === null ? '' : ` COLLATE ${collationSql(column.collation)}`;
  const filled = column.default === null ? '' : ` DEFAULT ${column.default}`;
  return `${quoteIdent(column.name)} ${column.type}${collate}${filled}${column.notNull ? ' NOT NULL' : ''}`;
}

/** Collations are named by Postgres: `C`, `zh-x-icu`. */
function collationSql(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function createTableSql(table: TableExpectation): string {
  const key = `CONSTRAINT ${quoteIdent(table.primaryKey.name)} PRIMARY KEY (${quoteIdent(table.primaryKey.column)})`;
  return `CREATE TABLE ${tableSql(table)} (\n  ${[...table.columns.map(columnSql), key].join(',\n  ')}\n)`;
}

/** A column that is new on a table: its foreign key needs no look at the rows, since all of them are empty. */
export function addColumnSql(column: ColumnExpectation, key: ForeignKeyExpectation | undefined): string {
  return `ADD COLUMN ${columnSql(column)}${key ? ` CONSTRAINT ${quoteIdent(key.name)} ${referenceSql(key)}` : ''}`;
}

export function addForeignKeySql(table: TableExpectation, key: ForeignKeyExpectation, notValid: boolean): string {
  const column = `FOREIGN KEY (${quoteIdent(key.column)})`;
  return `ALTER TABLE ${tableSql(table)} ADD CONSTRAINT ${quoteIdent(key.name)} ${column} ${referenceSql(key)}${notValid ? ' NOT VALID' : ''}`;
}

function referenceSql({ references }: ForeignKeyExpectation): string {
  return `REFERENCES ${tableSql({ schema: references.schema, name: references.table })} ("id")`;
}
