import { ident, join, raw, sql } from '@tessera/database';
import type { Queryable, Sql } from '@tessera/database';
import { ddlExpectation } from '@tessera/plan';
import type { Plan, TableExpectation } from '@tessera/plan';

/** Builds the tables a plan wants, in an empty schema. Publish does this step by step; tests want them at once. */
export async function createTables(queryable: Queryable, plan: Plan): Promise<void> {
  const wanted = ddlExpectation(plan);
  await queryable.query(sql`create schema ${ident(wanted.schema)}`);
  for (const table of wanted.tables) await queryable.query(tableSql(table));
  for (const table of wanted.tables) {
    const name = ident(table.schema, table.name);
    for (const { name: key, column, references } of table.foreignKeys) {
      await queryable.query(
        sql`alter table ${name} add constraint ${ident(key)} foreign key (${ident(column)}) references ${ident(references.schema, references.table)} (id)`,
      );
    }
    for (const index of table.indexes) {
      const where = index.where === null ? raw('') : raw(` where ${index.where}`);
      const unique = index.unique ? raw('unique') : raw('');
      await queryable.query(
        sql`create ${unique} index ${ident(index.name)} on ${name} using ${raw(index.method)} (${raw(index.keys.join(', '))})${where}`,
      );
    }
  }
}

function tableSql(table: TableExpectation): Sql {
  const columns = table.columns.map(({ name, type, notNull, default: initial, collation }) => {
    const collate = collation === null ? '' : ` collate "${collation}"`;
    return sql`${ident(name)} ${raw(type)}${raw(collate)}${raw(initial === null ? '' : ` default ${initial}`)}${raw(notNull ? ' not null' : '')}`;
  });
  const key = sql`constraint ${ident(table.primaryKey.name)} primary key (${ident(table.primaryKey.column)})`;
  return sql`create table ${ident(table.schema, table.name)} (${join([...columns, key])})`;
}
