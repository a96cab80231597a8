import { diff, documentSet } from '@tessera/model';
import type { DocumentChange, FieldKinds } from '@tessera/model';
import type { DraftEntry, DraftState } from './draft-state.ts';

/** What the draft changes against the live release, unsaved edits included, in sentences. */
export function unpublishedChanges(entries: DraftState['entries'], kinds: FieldKinds): readonly DocumentChange[] {
  const all = Object.values(entries);
  const setOf = (pick: (entry: DraftEntry) => DraftEntry['document']) =>
    documentSet(all.flatMap((entry) => pick(entry) ?? []));
  return diff(
    setOf(({ live }) => live),
    setOf(({ document }) => document),
    { kinds },
  );
}

/** How many changes people would count: sentences, and documents where only the arrangement changed. */
export function countOf(changes: readonly DocumentChange[]): number {
  return changes.reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0);
}
