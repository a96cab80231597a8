import { ident, join, param, sql } from '@tessera/database';
import type { Database } from '@tessera/database';

/** Tables that a refused request may touch: sign-ins are counted, sessions and keys note when they were used last. */
const noted: ReadonlySet<string> = new Set(['session', 'sign_in_failure', 'api_key', 'one_time_link']);

/** A digest of every row of every table, ours and those of the data: the same before and after means nothing was written. */
export async function contentDigest(database: Database): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await database.query<{ schema: string; name: string }>(
    sql`select schemaname as schema, tablename as name from pg_tables where schemaname in ('tessera', 'main_live') order by 1, 2`,
  );
  const digests = tables
    .filter(({ name }) => !noted.has(name))
    .map(
      ({ schema, name }) =>
        sql`select ${param(`${schema}.${name}`, 'text')} as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${ident(schema, name)} t`,
    );
  const { rows } = await database.query<{ name: string; digest: string }>(join(digests, ' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
