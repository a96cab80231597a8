import type { LocalizedText } from '@tessera/std';

/** One step of a publish, as people see it and as it runs. */
export interface Step {
  /** prepare: before, invisible to the old release; activate: with the switch, in one short transaction. */
  readonly phase: 'prepare' | 'activate';
  /** safe: catalogue only; slow: reads or writes every row, beside running work; destructive: loses values. */
  readonly class: 'safe' | 'slow' | 'destructive';
  readonly text: LocalizedText;
  readonly sql: readonly string[];
  /** How it runs: in one transaction, each statement alone (CONCURRENTLY), or one batch after the other until none is left. */
  readonly mode: 'transaction' | 'alone' | 'batches';
  /** What takes it back, when the publish does not come to its end. */
  readonly undo: readonly string[];
  /** For a unique index: what to call the fields when rows repeat. */
  readonly uniqueLabel?: LocalizedText;
}
