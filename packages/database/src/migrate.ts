import { createHash } from 'node:crypto';
import { Refusal, assert } from '@tessera/std';
import type { Database } from './database.ts';
import type { Queryable } from './queryable.ts';
import { param, sql } from './sql.ts';
import { sqlErrorOf } from './trouble.ts';

/** One step of our own tables. Its text never changes once released: write the next one instead. */
export interface Migration {
  /** `<package>-<four digits>`, for example `journal-0001`. */
  readonly id: string;
  /** One or several statements; runs in a transaction of its own. */
  readonly sql: string;
}

export const oldestPostgres = 15;

const lockKey = 7_305_214_001n;
const idPattern = /^[a-z][a-z-]*-\d{4}$/;

/**
 * Brings the schema `tessera` up to date: runs what has not run yet, in the given order, each in one transaction.
 * Contract: `migrations` are those of all packages. Several processes may call it at once; each migration runs once.
 * Refuses with database_too_old, database_newer or migration_changed.
 * @returns the ids that ran now
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<readonly string[]> {
  const ids = migrations.map((each) => each.id);
  assert(new Set(ids).size === ids.length, `a migration id occurs twice in ${ids.join(', ')}`);
  migrations.forEach((each) => assert(idPattern.test(each.id), `not a migration id: ${each.id}`));
  await checkVersion(database);
  const pending = pendingOf(migrations, await readApplied(database));
  const ran: string[] = [];
  for (const migration of pending) {
    if (await apply(database, migration)) ran.push(migration.id);
  }
  return ran;
}

async function checkVersion(database: Database): Promise<void> {
  const { rows } = await database.query<{ number: string; version: string }>(
    sql`select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  );
  const found = rows[0];
  assert(found, 'no server version');
  if (Math.floor(Number(found.number) / 10_000) < oldestPostgres) {
    throw new Refusal('database_too_old', { found: found.version, wanted: oldestPostgres });
  }
}

type Applied = ReadonlyMap<string, string>;

async function readApplied(queryable: Queryable): Promise<Applied> {
  try {
    const { rows } = await queryable.query<{ id: string; checksum: string }>(
      sql`select id, checksum from tessera.migration`,
    );
    return new Map(rows.map((row) => [row.id, row.checksum]));
  } catch (error) {
    const code = sqlErrorOf(error)?.code;
    if (code === '42P01' || code === '3F000') return new Map();
    throw error;
  }
}

function pendingOf(migrations: readonly Migration[], applied: Applied): readonly Migration[] {
  const known = new Set(migrations.map((each) => each.id));
  for (const id of applied.keys()) {
    if (!known.has(id)) throw new Refusal('database_newer', { id });
  }
  return migrations.filter((each) => {
    const checksum = applied.get(each.id);
    if (checksum !== undefined && checksum !== checksumOf(each))
      throw new Refusal('migration_changed', { id: each.id });
    return checksum === undefined;
  });
}

function apply(database: Database, migration: Migration): Promise<boolean> {
  return database.slow.transaction(
    async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(${param(lockKey, 'bigint')})`);
      await tx.query({ text: ledger });
      const { count } = await tx.query(sql`select 1 from tessera.migration where id = ${param(migration.id, 'text')}`);
      if (count > 0) return false;
      await tx.query({ text: migration.sql });
      await tx.query(
        sql`insert into tessera.migration (id, checksum) values (${param(migration.id, 'text')}, ${param(checksumOf(migration), 'text')})`,
      );
      return true;
    },
    { lockTimeoutMs: 60_000 },
  );
}

const ledger = `
  create schema if not exists tessera;
  create table if not exists tessera.migration (
    id text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
