import type { DocumentChange } from './change-summary.ts';
import type { PublishingContext } from './context.ts';
import type { ReleaseChange } from './release-store.ts';
import type { Target } from './target.ts';

/** The changes of a publish with what happens inside each document, line by line. */
export function changeLines(_context: PublishingContext, _target: Target, changes: readonly ReleaseChange[]): readonly DocumentChange[] {
  return changes.map((change) => ({ ...change, lines: [] }));
}
