import { check } from '@tessera/model';
import type { DocumentIssue } from '@tessera/model';
import { documentKinds } from '@tessera/schemas';
import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { Refusal } from '@tessera/std';
import { isoTime } from './context.ts';
import type { PublishingContext } from './context.ts';
import { documentEtag, documentHash } from './document-hash.ts';
import { deleteDraft, discardDraft, readDraft, readDraftDocument, saveDraft } from './draft-store.ts';
import type { DraftRow, Expected } from './draft-store.ts';
import { isReserved } from './place.ts';
import { releaseDocuments } from './release-store.ts';
import type { StoredDocument } from './release-store.ts';
import { draftTarget, systemDocument, wholeSet } from './target.ts';

/** One document of the draft. */
export interface DraftItem {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly etag: string;
  /** Against the live release; null when it is the same. */
  readonly change: null | 'added' | 'changed' | 'deleted';
  /** A deleted one is shown as it was. */
  readonly document: TesseraDocument;
  /** What is live, where the draft changed it. */
  readonly live?: TesseraDocument;
  /** User id of whoever changed the draft last. */
  readonly by?: string;
}

export interface SaveRequest {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly document: unknown;
  readonly expected: Expected;
  /** User id. */
  readonly actor: string | null;
}

/** The shared draft, document by document. */
export interface Documents {
  /** Everything: the given release overlaid with the draft, documents of the program included. */
  list(release: number): Promise<readonly DraftItem[]>;
  /** Refuses with document_missing. */
  get(kind: DocumentKind, id: string): Promise<{ readonly etag: string; readonly document: TesseraDocument }>;
  /** Saves any JSON of the right kind and id; the answer says what is wrong with it so far. Refuses as the draft store does. */
  save(request: SaveRequest): Promise<{ readonly etag: string; readonly issues: readonly DocumentIssue[] }>;
  /** Saves many at once, a pack for example; what is wrong with them is told by the check before a publish. */
  saveAll(requests: readonly SaveRequest[]): Promise<void>;
  remove(request: Omit<SaveRequest, 'document'>): Promise<void>;
  /** Takes changes back: the named ones, or all. */
  discard(items?: readonly { readonly kind: string; readonly id: string }[]): Promise<void>;
}

const idPattern = /^[a-z][a-z0-9]*\.[a-z][A-Za-z0-9]*$/;

export function createDocuments(context: PublishingContext): Documents {
  const { database, place, clock } = context;

  const writeOf = ({ kind, id, expected, actor }: Omit<SaveRequest, 'document'>) => {
    if (isReserved(id)) throw new Refusal('document_reserved', { id });
    return { kind, id, expected, actor, at: isoTime(clock.now()) };
  };

  return {
    list: async (release) => {
      const [live, drafts] = await Promise.all([
        releaseDocuments(database, place, release),
        readDraft(database, place),
      ]);
      return [...overlay(live, drafts), ...context.systemDocuments.map((document) => itemOf(stored(document), null))];
    },
    get: async (kind, id) => {
      const system = systemDocument(context, kind, id);
      const found = system ? stored(system) : await readDraftDocument(database, place, kind, id);
      if (!found) throw new Refusal('document_missing', { kind, id });
      return { etag: documentEtag(found.hash), document: found.body };
    },
    save: async (request) => {
      const document = checkIdentity(request);
      const etag = await saveDraft(database, place, writeOf(request), document);
      const target = await draftTarget(context);
      const all = check(wholeSet(context, target.documents), {
        kinds: context.kinds,
        validateSchema: context.checkSchema,
      });
      return { etag, issues: all.filter(({ kind, id }) => kind === request.kind && id === request.id) };
    },
    saveAll: async (requests) => {
      for (const request of requests) await saveDraft(database, place, writeOf(request), checkIdentity(request));
    },
    remove: (request) => deleteDraft(database, place, writeOf(request)),
    discard: (items) => discardDraft(database, place, items),
  };
}

function checkIdentity({ kind, id, document }: SaveRequest): TesseraDocument {
  const own = document as { readonly kind?: unknown; readonly id?: unknown } | null;
  const matches = own !== null && typeof own === 'object' && own.kind === kind && own.id === id;
  if (!matches || !idPattern.test(id) || id.length > 100 || !documentKinds.includes(kind))
    throw new Refusal('document_identity', { kind, id });
  return document as TesseraDocument;
}

function overlay(live: readonly StoredDocument[], drafts: readonly DraftRow[]): readonly DraftItem[] {
  const byKey = new Map(drafts.map((row) => [`${row.kind}/${row.id}`, row]));
  const items = live.map((document) => {
    const row = byKey.get(`${document.kind}/${document.id}`);
    byKey.delete(`${document.kind}/${document.id}`);
    if (!row) return itemOf(document, null);
    return row.body === null
      ? { ...itemOf(document, 'deleted'), ...authorOf(row) }
      : { ...itemOf(stored(row.body), 'changed'), live: document.body, ...authorOf(row) };
  });
  const added = [...byKey.values()].flatMap((row) =>
    row.body === null ? [] : [{ ...itemOf(stored(row.body), 'added'), ...authorOf(row) }],
  );
  return [...items, ...added];
}

const authorOf = ({ by }: DraftRow) => (by === null ? {} : { by });

function stored(body: TesseraDocument): StoredDocument {
  return { kind: body.kind, id: body.id, hash: documentHash(body), body };
}

function itemOf({ kind, id, hash, body }: StoredDocument, change: DraftItem['change']): DraftItem {
  return { kind, id, etag: documentEtag(hash), change, document: body };
}
