import { param, sql } from '@tessera/database';
import type { Queryable, Sql } from '@tessera/database';
import type { Place } from '@tessera/publish';
import type { Locale } from '@tessera/std';

/** A pack that is installed, or was being installed when something stopped it (`complete` is false). */
export interface InstalledPack {
  readonly id: string;
  readonly version: string;
  readonly locale: Locale;
  readonly complete: boolean;
  /** ISO 8601, UTC. */
  readonly installedAt: string;
  /** Demo rows that are still there. */
  readonly demoRows: number;
}

/** A row that a seed made. */
export interface SeededRow {
  readonly externalId: string;
  readonly entity: string;
  readonly recordId: string;
  readonly mode: 'once' | 'sync' | 'demo';
  /** Version of the record right after it was made. */
  readonly version: number;
}

const within = (place: Place, pack?: string): Sql =>
  sql`base = ${param(place.base, 'text')} and environment = ${param(place.environment, 'text')}${pack === undefined ? sql`` : sql` and pack = ${param(pack, 'text')}`}`;

export async function installedPacks(queryable: Queryable, place: Place): Promise<readonly InstalledPack[]> {
  const { rows } = await queryable.query<InstalledPack>(
    sql`select p.id, p.version, p.locale, p.complete, to_char(p.installed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "installedAt",
          (select count(*)::int from tessera.pack_seed s where s.base = p.base and s.environment = p.environment and s.pack = p.id
            and s.mode = 'demo' and s.removed_at is null) as "demoRows"
        from tessera.pack p where ${within(place)} order by p.id`,
  );
  return rows;
}

export interface PackEntry {
  readonly id: string;
  readonly version: string;
  readonly locale: Locale;
  readonly documents: readonly { readonly kind: string; readonly id: string; readonly hash: string }[];
  /** ISO 8601. */
  readonly at: string;
  readonly actor: string | null;
}

export async function beginPack(queryable: Queryable, place: Place, entry: PackEntry): Promise<void> {
  await queryable.query(
    sql`insert into tessera.pack (base, environment, id, version, locale, documents, installed_at, installed_by)
        values (${param(place.base, 'text')}, ${param(place.environment, 'text')}, ${param(entry.id, 'text')}, ${param(entry.version, 'text')},
          ${param(entry.locale, 'text')}, ${param(entry.documents, 'jsonb')}, ${param(entry.at, 'timestamptz')}, ${param(entry.actor, 'uuid')})
        on conflict (base, environment, id) do nothing`,
  );
}

export async function completePack(queryable: Queryable, place: Place, id: string): Promise<void> {
  await queryable.query(
    sql`update tessera.pack set complete = true where ${within(place)} and id = ${param(id, 'text')}`,
  );
}

/** Rows of a pack that are still there, in the order they were made. */
export async function seededRows(queryable: Queryable, place: Place, pack: string): Promise<readonly SeededRow[]> {
  const { rows } = await queryable.query<SeededRow>(
    sql`select external_id as "externalId", entity, record_id as "recordId", mode, version::int as version from tessera.pack_seed
        where ${within(place, pack)} and removed_at is null order by position`,
  );
  return rows;
}

export async function addSeededRows(
  queryable: Queryable,
  place: Place,
  pack: string,
  rows: readonly SeededRow[],
): Promise<void> {
  await queryable.query(
    sql`insert into tessera.pack_seed (base, environment, pack, external_id, entity, record_id, mode, version)
        select ${param(place.base, 'text')}, ${param(place.environment, 'text')}, ${param(pack, 'text')}, d."externalId", d.entity, d."recordId", d.mode, d.version
        from rows from (jsonb_to_recordset(${param(rows, 'jsonb')}) as ("externalId" text, entity text, "recordId" uuid, mode text, version bigint))
          with ordinality as d("externalId", entity, "recordId", mode, version, at) order by d.at
        on conflict (base, environment, pack, external_id) do update
          set record_id = excluded.record_id, version = excluded.version, removed_at = null
          where tessera.pack_seed.removed_at is not null`,
  );
}

export async function markRemoved(
  queryable: Queryable,
  place: Place,
  pack: string,
  recordIds: readonly string[],
  at: string,
): Promise<void> {
  await queryable.query(
    sql`update tessera.pack_seed set removed_at = ${param(at, 'timestamptz')}
        where ${within(place, pack)} and record_id = any(${param(recordIds, 'uuid[]')})`,
  );
}
