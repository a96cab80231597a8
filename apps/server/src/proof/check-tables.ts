import { param, sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import type { EntityDocument } from '@tessera/schemas';
import { expectedTables } from './expected-tables.ts';
import type { StoredName } from './expected-tables.ts';

/** Columns and foreign keys of former releases: they stay, empty or filled, since columns are never dropped. */
export interface Retired {
  readonly columns: Map<string, string>;
  readonly foreignKeys: Set<string>;
}

export const nothingRetired = (): Retired => ({ columns: new Map(), foreignKeys: new Set() });

const schema = 'main_live';

/** Where Postgres differs from what the documents want: columns, foreign keys, indexes, and anything that should not be there. */
export async function checkTables(
  database: Database,
  entities: readonly EntityDocument[],
  retired: Retired,
): Promise<string[]> {
  const wanted = expectedTables(schema, entities, await storedNames(database));
  const actual = await actualTables(database);
  const found: string[] = [];
  for (const [name, type] of wanted.columns) {
    const is = actual.columns.get(name);
    if (is !== type) found.push(`column ${name} is ${String(is)}, should be ${type}`);
    retired.columns.set(name, type);
  }
  for (const [name, type] of actual.columns)
    if (retired.columns.get(name) !== type) found.push(`column ${name} ${type} is surplus`);
  for (const key of wanted.foreignKeys) {
    if (!actual.foreignKeys.has(key)) found.push(`foreign key ${key} is missing`);
    retired.foreignKeys.add(key);
  }
  for (const key of actual.foreignKeys)
    if (!retired.foreignKeys.has(key)) found.push(`foreign key ${key} is surplus or not valid`);
  const tables = new Set([...wanted.columns.keys()].map((name) => name.split('.')[0]));
  // The primary keys of tables whose entity is gone stay with them.
  const indexes = actual.indexes.filter(({ table, definition }) => tables.has(table) || !definition.endsWith('(id)'));
  found.push(
    ...differences(
      indexes.map(({ definition }) => definition),
      wanted.indexes,
    ),
  );
  found.push(...actual.others);
  return found;
}

function differences(actual: readonly string[], wanted: readonly string[]): string[] {
  const left = [...actual];
  const missing = wanted.filter((definition) => {
    const at = left.indexOf(definition);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing.map((each) => `index is missing: ${each}`), ...left.map((each) => `index is surplus: ${each}`)];
}

async function storedNames(database: Database): Promise<readonly StoredName[]> {
  const { rows } = await database.query<StoredName>(
    sql`select entity, field, shape, name from tessera.physical_name where base = 'main' and environment = 'live'`,
  );
  return rows;
}

async function actualTables(database: Database) {
  const name = param(schema, 'text');
  const { rows: columns } = await database.query<{ column: string; type: string }>(
    sql`select c.table_name || '.' || c.column_name as column, format_type(a.atttypid, a.atttypmod)
            || case when c.is_nullable = 'NO' then ' not null' else '' end || coalesce(' default ' || split_part(c.column_default, '::', 1), '')
            || coalesce(' collate ' || c.collation_name, '') as type
        from information_schema.columns c join pg_attribute a
          on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
        where c.table_schema = ${name}`,
  );
  const { rows: foreignKeys } = await database.query<{ key: string }>(
    sql`select format('%s.%s -> %s.%s', c.relname, a.attname, tn.nspname, t.relname)
            || case when k.convalidated and k.confdeltype = 'a' and k.confupdtype = 'a' and array_length(k.conkey, 1) = 1 then '' else ' not valid' end as key
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
          join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
        where n.nspname = ${name} and k.contype = 'f'`,
  );
  const { rows: indexes } = await database.query<{ table: string; definition: string }>(
    sql`select c.relname as table, replace(regexp_replace(pg_get_indexdef(x.indexrelid), 'INDEX [^ ]+ ON', 'INDEX ON'), '"', '')
            || case when x.indisvalid and x.indisready then '' else ' (broken off)' end as definition
        from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${name}`,
  );
  const { rows: others } = await database.query<{ what: string }>(
    sql`select 'constraint is surplus: ' || pg_get_constraintdef(k.oid) as what
          from pg_constraint k join pg_namespace n on n.oid = k.connamespace where n.nspname = ${name} and k.contype not in ('f', 'p', 'n')
        union all select 'relation is surplus: ' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ${name} and c.relkind not in ('r', 'i', 't')
        union all select 'trigger without a function of a move: ' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
          join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${name} and not t.tgisinternal and t.tgname not like 'move\\_%'`,
  );
  return {
    columns: new Map(columns.map(({ column, type }) => [column, type])),
    foreignKeys: new Set(foreignKeys.map(({ key }) => key)),
    indexes,
    others: others.map(({ what }) => what),
  };
}
