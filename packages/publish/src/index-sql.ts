import { createHash } from 'node:crypto';
import { quoteIdent } from '@tessera/database';
import type { IndexExpectation, TableExpectation } from '@tessera/plan';

/** Hash of what an index is built of; kept as its comment, so that a changed definition is seen. */
export function indexDefinition(index: IndexExpectation): string {
  const { method, unique, keys, where } = index;
  return createHash('sha256')
    .update(JSON.stringify([method, unique, keys, where]))
    .digest('hex')
    .slice(0, 16);
}

/** The statements that build an index under a name. */
export function createIndexSql(
  table: TableExpectation,
  index: IndexExpectation,
  name: string,
  concurrently: boolean,
): readonly string[] {
  const where = index.where === null ? '' : ` WHERE ${index.where}`;
  const words = `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${concurrently ? 'CONCURRENTLY ' : ''}`;
  return [
    `${words}${quoteIdent(name)} ON ${tableSql(table)} USING ${index.method} (${index.keys.join(', ')})${where}`,
    `COMMENT ON INDEX ${quoteIdent(table.schema)}.${quoteIdent(name)} IS '${indexDefinition(index)}'`,
  ];
}

export function tableSql({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${quoteIdent(schema)}.${quoteIdent(name)}`;
}

/** The name an index is built under while one of its name is still in use. */
export function interimName(index: IndexExpectation): string {
  return `${index.name.slice(0, 30)}_${index.name.slice(-8)}_${indexDefinition(index)}`;
}
