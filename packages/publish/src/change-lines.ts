import { diff, documentSet, hasErrors } from '@tessera/model';
import type { DocumentIssue } from '@tessera/model';
import type { DocumentChange } from './change-summary.ts';
import type { PublishingContext } from './context.ts';
import type { ReleaseChange } from './release-store.ts';
import type { Target } from './target.ts';

/** The changes of a publish with what happens inside each document, line by line; without lines while the draft has errors. */
export function changeLines(
  { kinds }: PublishingContext,
  { live, documents }: Target,
  changes: readonly ReleaseChange[],
  issues: readonly DocumentIssue[],
): readonly DocumentChange[] {
  if (hasErrors(issues)) return changes.map((change) => ({ ...change, lines: [] }));
  const found = diff(documentSet(live.map(({ body }) => body)), documentSet(documents.map(({ body }) => body)), {
    kinds,
  });
  const lines = new Map(found.map((change) => [`${change.kind}/${change.id}`, change.lines]));
  return changes.map((change) => ({ ...change, lines: lines.get(`${change.kind}/${change.id}`) ?? [] }));
}
