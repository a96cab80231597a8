import { fieldKinds } from '@tessera/fields/kind';
import { fieldStores } from '@tessera/fields/store';
import { sql } from '@tessera/database';
import type { FieldStores } from '@tessera/plan';
import type { EntityDocument, TesseraDocument } from '@tessera/schemas';
import { fixedClock } from '@tessera/std';
import { testDatabase } from '@tessera/testkit';
import { createPublishing } from './publishing.ts';
import { publishMigrations } from './migrations.ts';

/** Stand-ins of the documents and tables of people, which publish only needs to link to. */
const people: readonly TesseraDocument[] = [
  {
    kind: 'entity',
    id: 'sys.user',
    schemaVersion: 1,
    label: { en: 'Person' },
    ownership: 'none',
    fields: { name: { kind: 'text', label: { en: 'Name' }, order: 'a0' } },
  },
  {
    kind: 'entity',
    id: 'sys.department',
    schemaVersion: 1,
    label: { en: 'Department' },
    ownership: 'none',
    fields: { name: { kind: 'text', label: { en: 'Name' }, order: 'a0' } },
  },
];

const peopleTables = {
  id: 'people-0001',
  sql: 'create table tessera.sys_user (id uuid primary key, name text, manager_id uuid); create table tessera.sys_department (id uuid primary key, name text)',
};

export const actor = { id: '00000000-0000-7000-8000-000000000001', name: '分析师' };

/** A fresh database with publishing on it. */
export async function testBase() {
  const { database, close, url } = await testDatabase({ migrations: [peopleTables, ...publishMigrations] });
  const options = {
    clock: fixedClock(1_790_000_000_000),
    kinds: fieldKinds,
    stores: fieldStores as unknown as FieldStores,
    systemDocuments: people,
    timeZone: 'Asia/Shanghai',
  };
  const publishing = createPublishing({ database, ...options });

  async function put(document: TesseraDocument): Promise<void> {
    const current = await publishing.documents.get(document.kind, document.id).catch(() => undefined);
    const expected = current ? { etag: current.etag } : ('nothing' as const);
    await publishing.documents.save({ kind: document.kind, id: document.id, document, expected, actor: actor.id });
  }

  return {
    database,
    url,
    options,
    publishing,
    put,
    publish: async (note = 'n') => (await publishing.publish({ actor, note })).release,
    columns: (table: string) => columnsOf(database, table),
    close,
  };
}

async function columnsOf(
  database: Awaited<ReturnType<typeof testDatabase>>['database'],
  table: string,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ table_name: string; column_name: string }>(
    sql`select table_name, column_name from information_schema.columns where table_schema = 'main_live' order by ordinal_position`,
  );
  return rows.filter((row) => row.table_name === table).map((row) => row.column_name);
}

export function entity(
  id: string,
  fields: EntityDocument['fields'],
  more: Partial<EntityDocument> = {},
): EntityDocument {
  return { kind: 'entity', id, schemaVersion: 1, label: { 'zh-CN': id }, fields, ...more };
}

let order = 0;

/** A field with a label and an order of its own. */
export function field<K extends EntityDocument['fields'][string]['kind']>(
  kind: K,
  options: Record<string, unknown> = {},
) {
  order += 1;
  return {
    kind,
    label: { 'zh-CN': `字段${order}` },
    order: `a${order.toString(36).padStart(3, '0')}V`,
    ...options,
  } as unknown as EntityDocument['fields'][string];
}
