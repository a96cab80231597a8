import type { Principal } from '@tessera/access';
import { param, sql } from '@tessera/database';
import type { Database, Migration } from '@tessera/database';
import { fieldKinds } from '@tessera/fields/kind';
import { fieldStores } from '@tessera/fields/store';
import { journalMigrations } from '@tessera/journal';
import type { DocumentSet, FieldKinds } from '@tessera/model';
import { compilePlan } from '@tessera/plan';
import type { FieldStores, Plan } from '@tessera/plan';
import { queueMigrations } from '@tessera/queue';
import { fixedClock, uuidv7Maker } from '@tessera/std';
import type { NewId } from '@tessera/std';
import { testDatabase } from '@tessera/testkit';
import type { RecordContext } from '../context.ts';
import { recordMigrations } from '../migrations.ts';
import { createRecords } from '../records.ts';
import type { Records } from '../records.ts';
import { createTables } from './create-tables.ts';
import { testDocumentSet } from './documents.ts';

/** Stands in for the tables of identity and files. */
const directoryMigration: Migration = {
  id: 'directory-0001',
  sql: `
    create table tessera.sys_department (id uuid primary key, name text not null, parent_id uuid,
      created_at timestamptz not null default now(), created_by uuid, updated_at timestamptz not null default now(), updated_by uuid,
      version bigint not null default 1, deleted_at timestamptz, deleted_by uuid, deletion_id uuid, source text);
    create table tessera.sys_user (id uuid primary key, name text not null, email text, manager_id uuid, department_id uuid, active boolean not null default true,
      roles text[] not null default '{}',
      created_at timestamptz not null default now(), created_by uuid, updated_at timestamptz not null default now(), updated_by uuid,
      version bigint not null default 1, deleted_at timestamptz, deleted_by uuid, deletion_id uuid, source text);
    create table tessera.file (id uuid primary key, created_by uuid, linked_at timestamptz);
  `,
};

export const worldMigrations: readonly Migration[] = [
  directoryMigration,
  ...journalMigrations,
  ...queueMigrations,
  ...recordMigrations,
];

export const kinds = fieldKinds as unknown as FieldKinds;
export const stores = fieldStores as unknown as FieldStores;

/** A base on real Postgres with three people: boss is the manager of ann, bob stands alone. */
export interface World {
  readonly database: Database;
  readonly records: Records;
  readonly plan: Plan;
  readonly newId: NewId;
  readonly people: { readonly boss: string; readonly ann: string; readonly bob: string };
  /** A call of one of the people with some roles. */
  as(person: 'boss' | 'ann' | 'bob', ...roles: string[]): RecordContext;
  advance(ms: number): void;
  close(): Promise<void>;
}

export async function openWorld(documents: DocumentSet = testDocumentSet): Promise<World> {
  const { database, close } = await testDatabase({ migrations: worldMigrations });
  const clock = fixedClock(Date.UTC(2026, 2, 1, 8));
  const newId = uuidv7Maker(clock, countingBytes());
  const people = { boss: newId(), ann: newId(), bob: newId() };
  for (const [name, manager] of [
    ['boss', null],
    ['ann', people.boss],
    ['bob', null],
  ] as const) {
    await database.query(
      sql`insert into tessera.sys_user (id, name, manager_id, created_at, updated_at) values (${param(people[name], 'uuid')}, ${param(name, 'text')}, ${param(manager, 'uuid')}, '2026-01-01Z', '2026-01-01Z')`,
    );
  }
  const plan = compilePlan({
    release: 1,
    base: 'main',
    environment: 'live',
    documents,
    names: {},
    kinds,
    stores,
    timeZone: 'Asia/Shanghai',
  });
  await createTables(database, plan);
  const records = createRecords({ database, clock, newId, cursorKey: new Uint8Array(32).fill(7) });
  const principal = (person: keyof typeof people, roles: readonly string[]): Principal => ({
    userId: people[person],
    name: person,
    roles,
    capabilities: [],
    managerId: person === 'ann' ? people.boss : null,
    departmentId: null,
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    sessionId: null,
    keyId: null,
  });
  return {
    database,
    records,
    plan,
    newId,
    people,
    as: (person, ...roles) => ({
      plan,
      principal: principal(person, roles),
      now: BigInt(clock.now()) * 1000n,
      cause: { kind: 'api' },
    }),
    advance: (ms) => clock.advance(ms),
    close,
  };
}

/** Bytes that differ from call to call, and are the same in every world. */
function countingBytes(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array {
  let count = 0;
  return (bytes) => bytes.map((_, index) => ((count += 1) * 31 + index * 7) & 0xff);
}

/** A page of a list, read back. */
export interface PageOf {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
  readonly count?: { readonly value: number; readonly kind: string };
}

export const parse = (text: string): PageOf => JSON.parse(text) as PageOf;
export const parseRecord = ({ body }: { readonly body: string }): Readonly<Record<string, unknown>> =>
  JSON.parse(body) as Readonly<Record<string, unknown>>;
