import { param, sql } from '@tessera/database';
import type { Database, Queryable, Tx } from '@tessera/database';
import { Refusal, required } from '@tessera/std';
import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { documentEtag, documentHash } from './document-hash.ts';
import { inPlace } from './place.ts';
import type { Place } from './place.ts';
import { currentRelease } from './release-store.ts';
import type { StoredDocument } from './release-store.ts';

/** A change that waits for a publish. */
export interface DraftRow {
  readonly kind: DocumentKind;
  readonly id: string;
  /** Null: the document is to go. */
  readonly body: TesseraDocument | null;
  readonly revision: string;
  /** User id of whoever changed it last. */
  readonly by: string | null;
}

/** What a write expects to find: an ETag, `*` for anything, or nothing at all. */
export type Expected = { readonly etag: string } | 'anything' | 'nothing';

export interface DraftWrite {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly expected: Expected;
  readonly actor: string | null;
  readonly at: string;
}

/** Every change of the draft. */
export async function readDraft(queryable: Queryable, place: Place): Promise<readonly DraftRow[]> {
  const { rows } = await queryable.query<DraftRow>(
    sql`select kind, id, body, revision::text, updated_by as by from tessera.draft where ${inPlace(place)} order by kind, id`,
  );
  return rows;
}

/** A document as the draft has it: the change, or else what is live. */
export async function readDraftDocument(
  queryable: Queryable,
  place: Place,
  kind: string,
  id: string,
): Promise<StoredDocument | undefined> {
  const { draft, live } = await readBoth(queryable, place, kind, id);
  return draft ? fromDraft(draft) : live;
}

/**
 * Saves a document into the draft. Content equal to the live one takes the change back.
 * Refuses with document_exists, document_missing or document_stale (params: `current`, `currentEtag`).
 * @returns the new ETag
 */
export async function saveDraft(
  database: Database,
  place: Place,
  write: DraftWrite,
  document: TesseraDocument,
): Promise<string> {
  return database.transaction(async (tx) => {
    const { live } = await lockDocument(tx, place, write);
    const hash = documentHash(document);
    if (live?.hash === hash) await removeRow(tx, place, write.kind, write.id);
    else await upsert(tx, place, write, document, live?.hash ?? null);
    return documentEtag(hash);
  });
}

/** Marks a document for deletion; one that was never published just leaves. Refuses as `saveDraft` does. */
export async function deleteDraft(database: Database, place: Place, write: DraftWrite): Promise<void> {
  await database.transaction(async (tx) => {
    const { live } = await lockDocument(tx, place, write);
    if (live) await upsert(tx, place, write, null, live.hash);
    else await removeRow(tx, place, write.kind, write.id);
  });
}

/** Takes changes back: the named ones, or all. */
export async function discardDraft(
  database: Database,
  place: Place,
  items?: readonly { readonly kind: string; readonly id: string }[],
): Promise<void> {
  const named = items
    ? sql` and (kind, id) in (select d.kind, d.id from jsonb_to_recordset(${param(items, 'jsonb')}) as d(kind text, id text))`
    : sql``;
  await database.query(sql`delete from tessera.draft where ${inPlace(place)}${named}`);
}

/** Removes the changes that went into a release, unless somebody changed them again meanwhile. */
export async function clearPublished(tx: Tx, place: Place, rows: readonly DraftRow[]): Promise<void> {
  const published = rows.map(({ kind, id, revision }) => ({ kind, id, revision }));
  await tx.query(
    sql`delete from tessera.draft where ${inPlace(place)} and (kind, id, revision) in
        (select d.kind, d.id, d.revision from jsonb_to_recordset(${param(published, 'jsonb')}) as d(kind text, id text, revision bigint))`,
  );
}

async function lockDocument(tx: Tx, place: Place, { kind, id, expected }: DraftWrite) {
  await tx.query(sql`select 1 from tessera.environment where ${inPlace(place)} for share`);
  const key = `${place.base}/${place.environment}/${kind}/${id}`;
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${param(key, 'text')}, 7305214002))`);
  const both = await readBoth(tx, place, kind, id);
  const current = both.draft ? fromDraft(both.draft) : both.live;
  if (expected === 'nothing' && current) throw new Refusal('document_exists', { kind, id, ...stale(current) });
  if (expected !== 'nothing' && !current) throw new Refusal('document_missing', { kind, id });
  if (typeof expected === 'object' && current && documentEtag(current.hash) !== expected.etag) {
    throw new Refusal('document_stale', { kind, id, ...stale(current) });
  }
  return both;
}

const stale = (current: StoredDocument) => ({ current: current.body, currentEtag: documentEtag(current.hash) });

async function readBoth(queryable: Queryable, place: Place, kind: string, id: string) {
  const release = await currentRelease(queryable, place);
  const { rows } = await queryable.query<{
    draft: boolean;
    kind: DocumentKind;
    id: string;
    body: TesseraDocument | null;
    hash: string | null;
    revision: string | null;
  }>(
    sql`select true as draft, kind, id, body, null as hash, revision::text from tessera.draft
          where ${inPlace(place)} and kind = ${param(kind, 'text')} and id = ${param(id, 'text')}
        union all
        select false, i.kind, i.id, v.body, v.hash, null from tessera.release_item i join tessera.document_version v on v.hash = i.hash
          where ${inPlace(place)} and i.no = ${param(release, 'integer')} and i.kind = ${param(kind, 'text')} and i.id = ${param(id, 'text')}`,
  );
  const draftRow = rows.find((row) => row.draft);
  const liveRow = rows.find((row) => !row.draft);
  const draft: DraftRow | undefined = draftRow && {
    kind: draftRow.kind,
    id: draftRow.id,
    body: draftRow.body,
    revision: draftRow.revision ?? '',
    by: null,
  };
  const live: StoredDocument | undefined = liveRow && {
    kind: liveRow.kind,
    id: liveRow.id,
    hash: required(liveRow.hash, 'a live document without hash'),
    body: required(liveRow.body, 'a live document without body'),
  };
  return { draft, live };
}

function fromDraft(row: DraftRow): StoredDocument | undefined {
  return row.body === null ? undefined : { kind: row.kind, id: row.id, hash: documentHash(row.body), body: row.body };
}

async function upsert(
  tx: Tx,
  place: Place,
  write: DraftWrite,
  body: TesseraDocument | null,
  baseHash: string | null,
): Promise<void> {
  await tx.query(
    sql`insert into tessera.draft (base, environment, kind, id, body, deleted, base_hash, updated_at, updated_by)
        values (${param(place.base, 'text')}, ${param(place.environment, 'text')}, ${param(write.kind, 'text')}, ${param(write.id, 'text')},
          ${param(body, 'jsonb')}, ${param(body === null, 'boolean')}, ${param(baseHash, 'text')}, ${param(write.at, 'timestamptz')}, ${param(write.actor, 'uuid')})
        on conflict (base, environment, kind, id) do update set body = excluded.body, deleted = excluded.deleted, base_hash = excluded.base_hash,
          revision = nextval('tessera.draft_revision'), updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  );
}

async function removeRow(tx: Tx, place: Place, kind: string, id: string): Promise<void> {
  await tx.query(
    sql`delete from tessera.draft where ${inPlace(place)} and kind = ${param(kind, 'text')} and id = ${param(id, 'text')}`,
  );
}
