import { createHash, randomBytes } from 'node:crypto';
import { createDatabase, ident, migrate, param, sql } from '@tessera/database';
import type { Database, DatabaseOptions, Migration } from '@tessera/database';
import { urlVariable, wantedVersion } from './postgres-versions.ts';
import type { PostgresVersion } from './postgres-versions.ts';

export interface TestDatabaseOptions {
  /** Which Postgres; by default the one the test project runs on. */
  readonly version?: PostgresVersion;
  /** Migrations that have run in it already. They run once per cluster; each call copies the result. */
  readonly migrations?: readonly Migration[];
  readonly connections?: DatabaseOptions['connections'];
}

/** A fresh database of the shared test cluster. */
export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

const templateLock = 7_305_214_002n;

/** Makes an empty database, or one in which `migrations` have run. Needs the set-up of a Postgres test project. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const version = options.version ?? wantedVersion();
  const base = process.env[urlVariable(version)];
  if (!base) throw new Error(`no Postgres ${version} here: name the test *.pg.test.ts`);
  const name = `t_${randomBytes(8).toString('hex')}`;
  await withAdmin(base, async (admin) => {
    const template = options.migrations ? await ensureTemplate(admin, base, options.migrations) : 'template0';
    await admin.query(sql`create database ${ident(name)} template ${ident(template)}`);
  });
  const url = urlOf(base, name);
  const database = createDatabase({ url, ...(options.connections && { connections: options.connections }) });
  return {
    url,
    database,
    async close() {
      await database.close();
      await withAdmin(base, (admin) => admin.query(sql`drop database if exists ${ident(name)} with (force)`));
    },
  };
}

type Admin = Pick<Database, 'query'>;

async function withAdmin<T>(base: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = createDatabase({
    url: urlOf(base, 'postgres'),
    connections: { shared: 1 },
    limits: { statementMs: 60_000, lockMs: 60_000 },
  });
  try {
    return await admin.session(work, { lockTimeoutMs: 60_000 });
  } finally {
    await admin.close();
  }
}

async function ensureTemplate(admin: Admin, base: string, migrations: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const name = `template_${hash}`;
  await admin.query(sql`select pg_advisory_lock(${param(templateLock, 'bigint')})`);
  try {
    const { count } = await admin.query(sql`select 1 from pg_database where datname = ${param(name, 'text')}`);
    if (count > 0) return name;
    const draft = `${name}_draft`;
    await admin.query(sql`drop database if exists ${ident(draft)} with (force)`);
    await admin.query(sql`create database ${ident(draft)} template template0`);
    const database = createDatabase({ url: urlOf(base, draft) });
    await migrate(database, migrations).finally(() => database.close());
    await admin.query(sql`alter database ${ident(draft)} rename to ${ident(name)}`);
    return name;
  } finally {
    await admin.query(sql`select pg_advisory_unlock(${param(templateLock, 'bigint')})`);
  }
}

function urlOf(base: string, name: string): string {
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
}
