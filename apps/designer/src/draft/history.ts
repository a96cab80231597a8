import type { TesseraDocument } from '@tessera/schemas';
import { documentKey, withEntries } from './draft-state.ts';
import type { DocumentKey, DraftEntry, DraftState, Transaction } from './draft-state.ts';
import { applyEdit } from './edit.ts';
import type { Edit } from './edit.ts';

/** Edits closer together than this, of one group, are undone together. */
const groupWindow = 2000;

const undoLimit = 200;

interface Applied {
  readonly entries: readonly DraftEntry[];
  /** Takes everything back, in the order to apply. */
  readonly inverse: readonly Edit[];
}

/** Applies edits to the entries they name. */
export function applyEdits(state: DraftState, edits: readonly Edit[]): Applied {
  const touched = new Map<DocumentKey, DraftEntry>();
  const inverse: Edit[] = [];
  for (const edit of edits) {
    const key = documentKey(edit.kind, edit.id);
    const entry: DraftEntry = touched.get(key) ??
      state.entries[key] ?? {
        kind: edit.kind,
        id: edit.id,
        document: undefined,
        saved: undefined,
        etag: undefined,
        live: undefined,
      };
    const done = applyEdit(entry.document, edit);
    inverse.unshift(done.inverse);
    touched.set(key, { ...entry, document: done.document });
  }
  return { entries: [...touched.values()], inverse };
}

/** The state after an analyst did something that can be undone. */
export function afterEdit(
  state: DraftState,
  label: string,
  edits: readonly Edit[],
  at: number,
  group?: string,
): DraftState {
  const applied = applyEdits(state, edits);
  const last = state.undo.at(-1);
  const joins = last !== undefined && group !== undefined && last.group === group && at - last.at < groupWindow;
  const made: Transaction = {
    label,
    edits: joins ? foldInverse(applied.inverse, last.edits) : applied.inverse,
    group,
    at,
  };
  const undo = [...(joins ? state.undo.slice(0, -1) : state.undo), made].slice(-undoLimit);
  return { ...state, ...withEntries(state, applied.entries), undo, redo: [] };
}

/** Inverses of a later edit before those of an earlier one; the same single property keeps its first value only. */
function foldInverse(later: readonly Edit[], earlier: readonly Edit[]): readonly Edit[] {
  const spot = (edits: readonly Edit[]) =>
    edits.length === 1 && edits[0]?.steps.length === 1
      ? `${edits[0].kind}/${edits[0].id}/${edits[0].steps[0]?.path.join('/')}`
      : '';
  return spot(later) !== '' && spot(later) === spot(earlier) ? earlier : [...later, ...earlier];
}

/** The state after the last transaction was taken back; the same state when there is none. */
export function afterUndo(state: DraftState): DraftState {
  const last = state.undo.at(-1);
  if (!last) return state;
  const applied = applyEdits(state, last.edits);
  const again: Transaction = { ...last, edits: applied.inverse };
  return {
    ...state,
    ...withEntries(state, applied.entries),
    undo: state.undo.slice(0, -1),
    redo: [...state.redo, again],
  };
}

/** The state after the last undone transaction was done again. */
export function afterRedo(state: DraftState): DraftState {
  const last = state.redo.at(-1);
  if (!last) return state;
  const applied = applyEdits(state, last.edits);
  const back: Transaction = { ...last, edits: applied.inverse, group: undefined };
  return {
    ...state,
    ...withEntries(state, applied.entries),
    undo: [...state.undo, back],
    redo: state.redo.slice(0, -1),
  };
}

/** The entry after the server took `sent`. */
export function afterSaved(entry: DraftEntry, sent: TesseraDocument | undefined, etag: string | undefined): DraftEntry {
  return { ...entry, saved: sent, etag };
}
