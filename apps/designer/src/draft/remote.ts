import type { StoreApi } from 'zustand';
import type { DocumentItem } from '@tessera/client';
import type { TesseraDocument } from '@tessera/schemas';
import { sameJson } from '@tessera/std';
import { documentKey, isDirty, withEntries } from './draft-state.ts';
import type { DocumentKey, DraftEntry, DraftState, ForeignChange } from './draft-state.ts';
import type { DraftPorts } from './draft.ts';
import { applyEdit, setEdit } from './edit.ts';
import { mergeDocument } from './merge.ts';

/** Fetches the whole draft and puts edits that an earlier visit could not save back on top. */
export async function load(
  store: StoreApi<DraftState>,
  ports: Pick<DraftPorts, 'client' | 'copy' | 'me'>,
): Promise<void> {
  try {
    const first = store.getState().status !== 'ready';
    const kept = first ? ports.copy.read() : [];
    await refresh(store, ports);
    store.setState((state) => ({ ...state, ...putBack(state, kept), status: 'ready', problem: undefined }));
  } catch (error) {
    if (store.getState().status === 'ready') return;
    store.setState({ status: 'failed', problem: error });
  }
}

/** Takes in what the server holds now: clean documents follow it, edited ones are merged with it. */
export async function refresh(
  store: StoreApi<DraftState>,
  { client, me }: Pick<DraftPorts, 'client' | 'me'>,
): Promise<void> {
  const before = store.getState();
  const list = await client.documents.list();
  store.setState((state) => {
    const known = new Set(list.items.map(({ kind, id }) => documentKey(kind, id)));
    const fresh = list.items.filter((item) => isNews(before, state, item));
    const gone = Object.keys(state.entries).filter((key) => !known.has(key) && isGone(before, state, key));
    const clean = fresh.filter((item) => !isDirtyKey(state, item)).map(entryOf);
    const next: DraftState = { ...state, release: list.release, ...withEntries(state, clean, gone) };
    const merged = fresh
      .filter((item) => isDirtyKey(state, item))
      .reduce(
        (at, item) => afterStale(withLive(at, item), documentKey(item.kind, item.id), servedDocument(item), item.etag),
        next,
      );
    const foreign = before.status === 'ready' ? fresh.filter((item) => isForeign(before, list.release, item, me)) : [];
    return { ...merged, foreign: [...state.foreign, ...foreign.map((item) => foreignOf(before, item))] };
  });
}

/** Whether somebody else changed a document. What a release brought is told as the release, not document by document. */
function isForeign(before: DraftState, release: number | null, item: DocumentItem, me: string | undefined): boolean {
  if (before.entries[documentKey(item.kind, item.id)]?.etag === item.etag) return false;
  const cameWithRelease = item.change === null && release !== before.release;
  return !cameWithRelease && (item.by === undefined || item.by.id !== me);
}

const foreignOf = (before: DraftState, item: DocumentItem): ForeignChange => ({
  kind: item.kind,
  id: item.id,
  by: item.by,
  before: before.entries[documentKey(item.kind, item.id)]?.saved,
  after: servedDocument(item),
});

const servedDocument = (item: DocumentItem): TesseraDocument | undefined =>
  item.change === 'deleted' ? undefined : item.document;

const liveDocument = ({ change, document, live }: DocumentItem): TesseraDocument | undefined =>
  change === 'added' ? undefined : change === 'changed' ? live : document;

const entryOf = (item: DocumentItem): DraftEntry => {
  const document = servedDocument(item);
  return { kind: item.kind, id: item.id, document, saved: document, etag: item.etag, live: liveDocument(item) };
};

const isDirtyKey = (state: DraftState, { kind, id }: DocumentItem): boolean => {
  const entry = state.entries[documentKey(kind, id)];
  return entry !== undefined && isDirty(entry);
};

/** Whether an answer says something this browser does not know; a save that finished meanwhile is newer than the list. */
function isNews(before: DraftState, now: DraftState, item: DocumentItem): boolean {
  const key = documentKey(item.kind, item.id);
  const known = now.entries[key];
  if (!known) return true;
  if (known.etag !== before.entries[key]?.etag) return false;
  return known.etag !== item.etag || !sameJson(known.live ?? null, liveDocument(item) ?? null);
}

function isGone(before: DraftState, now: DraftState, key: DocumentKey): boolean {
  const entry = now.entries[key];
  return entry !== undefined && !isDirty(entry) && before.entries[key]?.etag === entry.etag;
}

function withLive(state: DraftState, item: DocumentItem): DraftState {
  const entry = state.entries[documentKey(item.kind, item.id)];
  return entry ? { ...state, ...withEntries(state, [{ ...entry, live: liveDocument(item) }]) } : state;
}

/** The state after the server turned out to hold something newer than what an edited document started from. */
export function afterStale(
  state: DraftState,
  key: DocumentKey,
  theirs: TesseraDocument | undefined,
  theirEtag: string | undefined,
): DraftState {
  const entry = state.entries[key];
  if (!entry) return state;
  const { merged, conflicts } = mergeDocument(entry.saved, entry.document, theirs);
  const others = state.conflicts.filter((conflict) => conflict.key !== key);
  if (conflicts.length > 0)
    return { ...state, conflicts: [...others, { key, items: conflicts, merged, theirs, theirEtag }] };
  const document = sameJson(merged, theirs) ? theirs : merged;
  return {
    ...state,
    conflicts: others,
    ...withEntries(state, [{ ...entry, document, saved: theirs, etag: theirEtag }]),
  };
}

/** Conflicts of documents that were edited on meanwhile, compared anew. */
export function withConflictsOfNow(before: DraftState, now: DraftState): DraftState {
  return now.conflicts
    .filter(({ key }) => before.entries[key]?.document !== now.entries[key]?.document)
    .reduce((state, { key, theirs, theirEtag }) => afterStale(state, key, theirs, theirEtag), now);
}

/** The state after people chose, item by item, whose version stays. */
export function resolveConflict(
  state: DraftState,
  key: DocumentKey,
  choices: readonly ('mine' | 'theirs')[],
): DraftState {
  const conflict = state.conflicts.find((known) => known.key === key);
  const entry = state.entries[key];
  if (!conflict || !entry) return state;
  const document = conflict.items.reduce<TesseraDocument | undefined>((at, item, index) => {
    if (choices[index] !== 'mine') return at;
    return item.path.length === 0
      ? (item.mine as TesseraDocument | undefined)
      : applyEdit(at, setEdit(entry.kind, entry.id, item.path, item.mine)).document;
  }, conflict.merged);
  const settled = sameJson(document, conflict.theirs) ? conflict.theirs : document;
  return {
    ...state,
    conflicts: state.conflicts.filter((known) => known.key !== key),
    ...withEntries(state, [{ ...entry, document: settled, saved: conflict.theirs, etag: conflict.theirEtag }]),
  };
}

function putBack(state: DraftState, kept: readonly DraftEntry[]): DraftState {
  return kept.reduce((at, entry) => {
    const key = documentKey(entry.kind, entry.id);
    const served = at.entries[key];
    const mine: DraftEntry = { ...(served ?? entry), document: entry.document, saved: entry.saved };
    return afterStale({ ...at, ...withEntries(at, [mine]) }, key, served?.saved, served?.etag);
  }, state);
}
