import type { BulkResult, RecordRow } from '@tessera/client';
import { titleOf } from '../runtime/face-slots.tsx';

/** How a bulk call ended, row by row. */
export interface BulkOutcome {
  /** Ids. */
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
}

/** Sorts the results of a bulk call over these rows, one operation each in their order. */
export function splitResults(rows: readonly RecordRow[], results: readonly BulkResult[]): BulkOutcome {
  const done: string[] = [];
  const refused: BulkOutcome['refused'][number][] = [];
  for (const { index, problem } of results) {
    const row = rows[index];
    if (!row) continue;
    if (!problem) done.push(row.id);
    else
      refused.push({
        id: row.id,
        title: titleOf(row),
        reason: problem.errors?.map(({ detail }) => detail).join('；') || problem.detail,
      });
  }
  return { done, refused };
}
