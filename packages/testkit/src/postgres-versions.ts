import { createRequire } from 'node:module';
import path from 'node:path';

/** The Postgres versions tests run on. */
export type PostgresVersion = 18 | 15;

/** The folder `native` of Postgres 15; undefined where its package does not exist. */
export function findPostgres15(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`postgres-15-${process.platform}-${process.arch}`);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

/** The version this test process is asked to use. */
export function wantedVersion(): PostgresVersion {
  return process.env['TESSERA_TEST_PG'] === '15' ? 15 : 18;
}

/** The environment variable that carries the URL of the shared cluster. */
export function urlVariable(version: PostgresVersion): string {
  return `TESSERA_TEST_PG_URL_${version}`;
}
