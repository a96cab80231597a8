import { documentSet } from '@tessera/model';
import type { DocumentOfKind, DocumentSet } from '@tessera/model';
import type { DraftIssue } from '@tessera/client';
import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { sameJson } from '@tessera/std';
import type { Edit } from './edit.ts';

/** `kind/id`. */
export type DocumentKey = string;

export function documentKey(kind: DocumentKind, id: string): DocumentKey {
  return `${kind}/${id}`;
}

/** One document as this browser sees it. */
export interface DraftEntry {
  readonly kind: DocumentKind;
  readonly id: string;
  /** With all edits of this session; undefined: deleted, or not yet made. */
  readonly document: TesseraDocument | undefined;
  /** What the server holds at `etag`; undefined: nothing. */
  readonly saved: TesseraDocument | undefined;
  readonly etag: string | undefined;
  /** What people work with; undefined: not published. */
  readonly live: TesseraDocument | undefined;
}

/** One undoable thing the analyst did: edits of one or several documents that belong together. */
export interface Transaction {
  /** Key of the sentence that names it, with its parameters. */
  readonly label: string;
  /** Edits that take it back (or do it again), in the order to apply. */
  readonly edits: readonly Edit[];
  /** Transactions of one group that follow each other closely are undone together. */
  readonly group?: string | undefined;
  /** When it was made, ms. */
  readonly at: number;
}

/** A document that two people changed in a way only people can settle. */
export interface DraftConflict {
  readonly key: DocumentKey;
  readonly items: readonly ConflictItem[];
  /** What both kept, with `theirs` at each conflict. */
  readonly merged: TesseraDocument | undefined;
  readonly theirs: TesseraDocument | undefined;
  readonly theirEtag: string | undefined;
}

export interface ConflictItem {
  readonly path: readonly string[];
  /** What both started from. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** A document somebody else changed. */
export interface ForeignChange {
  readonly kind: DocumentKind;
  readonly id: string;
  /** Who, where the server knows. */
  readonly by: { readonly id: string; readonly title: string } | undefined;
  readonly before: TesseraDocument | undefined;
  readonly after: TesseraDocument | undefined;
}

/** saved: all is on the server; failed: the server refused and says why. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'failed';

export interface DraftState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly problem: unknown;
  readonly release: number | null;
  readonly entries: Readonly<Record<DocumentKey, DraftEntry>>;
  /** All documents there are, edits of this session included. */
  readonly documents: DocumentSet;
  readonly undo: readonly Transaction[];
  readonly redo: readonly Transaction[];
  readonly saving: SaveState;
  readonly saveProblem: unknown;
  readonly conflicts: readonly DraftConflict[];
  /** Issues the server named when it saved a document. */
  readonly issues: Readonly<Record<DocumentKey, readonly DraftIssue[]>>;
  /** Documents colleagues changed since the last look, to be told once. */
  readonly foreign: readonly ForeignChange[];
}

export const emptyDraft: DraftState = {
  status: 'loading',
  problem: undefined,
  release: null,
  entries: {},
  documents: documentSet([]),
  undo: [],
  redo: [],
  saving: 'saved',
  saveProblem: undefined,
  conflicts: [],
  issues: {},
  foreign: [],
};

/** Whether the server does not have this yet. */
export function isDirty(entry: DraftEntry): boolean {
  return entry.document !== entry.saved;
}

/** Puts entries in and keeps the document set in step. */
export function withEntries(
  state: DraftState,
  changed: readonly DraftEntry[],
  gone: readonly DocumentKey[] = [],
): Pick<DraftState, 'entries' | 'documents'> {
  const entries: Record<DocumentKey, DraftEntry> = { ...state.entries };
  for (const entry of changed) entries[documentKey(entry.kind, entry.id)] = entry;
  for (const key of gone) delete entries[key];
  const documents = documentSet(Object.values(entries).flatMap(({ document }) => (document ? [document] : [])));
  return { entries, documents };
}

/** The document of an entry in its own type. */
export function documentOf<K extends DocumentKind>(
  state: DraftState,
  kind: K,
  id: string,
): DocumentOfKind[K] | undefined {
  return state.entries[documentKey(kind, id)]?.document as DocumentOfKind[K] | undefined;
}

/** How a document differs from the live release, unsaved edits included. */
export function changeOf({ document, live }: DraftEntry): null | 'added' | 'changed' | 'deleted' {
  if (!document) return live ? 'deleted' : null;
  if (!live) return 'added';
  return sameJson(document, live) ? null : 'changed';
}
