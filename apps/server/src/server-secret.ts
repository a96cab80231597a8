import { randomBytes } from 'node:crypto';
import { param, sql } from '@tessera/database';
import type { Migration, Queryable } from '@tessera/database';
import { required } from '@tessera/std';

/** Secrets that all processes of an installation share. */
export const secretMigrations: readonly Migration[] = [
  { id: 'server-0001', sql: 'create table tessera.server_secret (name text primary key, value bytea not null)' },
];

/** A secret of 32 bytes, made by whichever process asks first. */
export async function serverSecret(queryable: Queryable, name: string): Promise<Uint8Array> {
  await queryable.query(
    sql`insert into tessera.server_secret (name, value) values (${param(name, 'text')}, ${param(randomBytes(32), 'bytea')}) on conflict (name) do nothing`,
  );
  const { rows } = await queryable.query<{ value: Uint8Array }>(
    sql`select value from tessera.server_secret where name = ${param(name, 'text')}`,
  );
  return required(rows[0], 'a secret was just made').value;
}
