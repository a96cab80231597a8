import { param, sql } from '@tessera/database';
import type { Queryable, Tx } from '@tessera/database';
import { Refusal } from '@tessera/std';
import type { JsonObject, LocalizedText } from '@tessera/std';
import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { inPlace } from './place.ts';
import type { Place } from './place.ts';

/** A document with its content address. */
export interface StoredDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly hash: string;
  readonly body: TesseraDocument;
}

/** One document that a release changed. */
export interface ReleaseChange {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly label: LocalizedText;
  readonly change: 'added' | 'changed' | 'deleted';
}

/** A release as its list shows it. */
export interface ReleaseEntry {
  readonly no: number;
  /** ISO, UTC. */
  readonly at: string;
  readonly by: { readonly id: string; readonly title: string } | null;
  readonly note: string | null;
  /** Number of the release whose content this one brought back. */
  readonly rollbackOf: number | null;
  readonly changes: readonly ReleaseChange[];
}

interface ReleaseRow {
  readonly no: number;
  readonly at: string;
  readonly actor: string | null;
  readonly actor_name: string | null;
  readonly note: string | null;
  readonly rollback_of: number | null;
  readonly changes: readonly ReleaseChange[];
}

/** Number of the live release; 0 before the first publish. */
export async function currentRelease(queryable: Queryable, place: Place): Promise<number> {
  const { rows } = await queryable.query<{ release: number }>(
    sql`select release from tessera.environment where ${inPlace(place)}`,
  );
  return rows[0]?.release ?? 0;
}

/** The newest releases first. */
export async function listReleases(queryable: Queryable, place: Place, limit = 200): Promise<readonly ReleaseEntry[]> {
  const { rows } = await queryable.query<ReleaseRow>(
    sql`select no, at, actor, actor_name, note, rollback_of, changes from tessera.release
        where ${inPlace(place)} order by no desc limit ${param(limit, 'integer')}`,
  );
  return rows.map(toEntry);
}

/** One release. Refuses with release_unknown. */
export async function getRelease(queryable: Queryable, place: Place, no: number): Promise<ReleaseEntry> {
  const { rows } = await queryable.query<ReleaseRow>(
    sql`select no, at, actor, actor_name, note, rollback_of, changes from tessera.release
        where ${inPlace(place)} and no = ${param(no, 'integer')}`,
  );
  if (!rows[0]) throw new Refusal('release_unknown', { release: no });
  return toEntry(rows[0]);
}

function toEntry(row: ReleaseRow): ReleaseEntry {
  return {
    no: row.no,
    at: row.at,
    by: row.actor === null ? null : { id: row.actor, title: row.actor_name ?? row.actor },
    note: row.note,
    rollbackOf: row.rollback_of,
    changes: row.changes,
  };
}

/** The documents of a release, the immutable content of it. Release 0 is empty. Refuses with release_unknown. */
export async function releaseDocuments(
  queryable: Queryable,
  place: Place,
  no: number,
): Promise<readonly StoredDocument[]> {
  if (no === 0) return [];
  await getRelease(queryable, place, no);
  const { rows } = await queryable.query<StoredDocument>(
    sql`select i.kind, i.id, i.hash, v.body from tessera.release_item i join tessera.document_version v on v.hash = i.hash
        where ${inPlace(place)} and i.no = ${param(no, 'integer')} order by i.kind, i.id`,
  );
  return rows;
}

export interface NewRelease {
  readonly no: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly note: string | null;
  readonly rollbackOf: number | null;
  readonly changes: readonly ReleaseChange[];
  readonly documents: readonly StoredDocument[];
}

/** Writes a release and makes it the live one. Contract: the caller holds the environment row for update. */
export async function insertRelease(tx: Tx, place: Place, release: NewRelease): Promise<void> {
  const { base, environment } = place;
  const documents: readonly JsonObject[] = release.documents.map(({ kind, id, hash, body }) => ({
    kind,
    id,
    hash,
    body: body as unknown as JsonObject,
  }));
  await tx.query(
    sql`insert into tessera.document_version (hash, kind, id, body)
        select d.hash, d.kind, d.id, d.body from jsonb_to_recordset(${param(documents, 'jsonb')}) as d(hash text, kind text, id text, body jsonb)
        on conflict (hash) do nothing`,
  );
  await tx.query(
    sql`insert into tessera.release (base, environment, no, at, actor, actor_name, note, rollback_of, changes)
        values (${param(base, 'text')}, ${param(environment, 'text')}, ${param(release.no, 'integer')}, ${param(release.at, 'timestamptz')},
          ${param(release.actor?.id, 'uuid')}, ${param(release.actor?.name, 'text')}, ${param(release.note, 'text')},
          ${param(release.rollbackOf, 'integer')}, ${param(release.changes, 'jsonb')})`,
  );
  await tx.query(
    sql`insert into tessera.release_item (base, environment, no, kind, id, hash)
        select ${param(base, 'text')}, ${param(environment, 'text')}, ${param(release.no, 'integer')}, d.kind, d.id, d.hash
        from jsonb_to_recordset(${param(
          documents.map(({ kind, id, hash }) => ({ kind, id, hash })),
          'jsonb',
        )}) as d(kind text, id text, hash text)`,
  );
  await tx.query(sql`update tessera.environment set release = ${param(release.no, 'integer')} where ${inPlace(place)}`);
}
