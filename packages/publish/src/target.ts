import { documentSet } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import { compilePlan } from '@tessera/plan';
import type { Plan } from '@tessera/plan';
import type { TesseraDocument } from '@tessera/schemas';
import type { PublishingContext } from './context.ts';
import { documentHash } from './document-hash.ts';
import { readDraft } from './draft-store.ts';
import type { DraftRow } from './draft-store.ts';
import { nameDocuments, readNames } from './physical-names.ts';
import type { NameRow } from './physical-names.ts';
import { currentRelease, getRelease, releaseDocuments } from './release-store.ts';
import type { StoredDocument } from './release-store.ts';

/** A set of documents on its way to be a release. */
export interface Target {
  /** Number of the live release it follows. */
  readonly after: number;
  readonly live: readonly StoredDocument[];
  /** The content to be, without the documents of the program. */
  readonly documents: readonly StoredDocument[];
  /** The changes it takes from the draft. */
  readonly drafts: readonly DraftRow[];
}

/** The live release overlaid with the draft. */
export async function draftTarget({ database, place }: PublishingContext): Promise<Target> {
  const after = await currentRelease(database, place);
  const [live, drafts] = await Promise.all([releaseDocuments(database, place, after), readDraft(database, place)]);
  const changed = new Set(drafts.map(({ kind, id }) => `${kind}/${id}`));
  const documents = [
    ...live.filter(({ kind, id }) => !changed.has(`${kind}/${id}`)),
    ...drafts.flatMap(({ kind, id, body }) => (body === null ? [] : [{ kind, id, hash: documentHash(body), body }])),
  ];
  return { after, live, documents, drafts };
}

/** The content of an old release; the draft stays as it is. Refuses with release_unknown. */
export async function rollbackTarget({ database, place }: PublishingContext, no: number): Promise<Target> {
  await getRelease(database, place, no);
  const after = await currentRelease(database, place);
  const [live, documents] = await Promise.all([
    releaseDocuments(database, place, after),
    releaseDocuments(database, place, no),
  ]);
  return { after, live, documents, drafts: [] };
}

/** The documents with those of the program, as engines read them. */
export function wholeSet({ systemDocuments }: PublishingContext, documents: readonly StoredDocument[]): DocumentSet {
  return documentSet([...documents.map(({ body }) => body), ...systemDocuments]);
}

export interface Compiled {
  readonly plan: Plan;
  /** Physical names that were not given before. */
  readonly added: readonly NameRow[];
}

/** Compiles a checked set of documents under the stored names. */
export async function compileTarget(
  context: PublishingContext,
  release: number,
  documents: readonly StoredDocument[],
): Promise<Compiled> {
  const stored = await readNames(context.database, context.place);
  const { kinds, stores, timeZone, place } = context;
  const { names, added } = nameDocuments(documentSet(documents.map(({ body }) => body)), stores, stored);
  return {
    plan: compilePlan({ release, ...place, documents: wholeSet(context, documents), names, kinds, stores, timeZone }),
    added,
  };
}

/** The document of the program with this identity, if it is one. */
export function systemDocument(
  { systemDocuments }: PublishingContext,
  kind: string,
  id: string,
): TesseraDocument | undefined {
  return systemDocuments.find((document) => document.kind === kind && document.id === id);
}
