import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@tessera/client';
import type { BulkResult, RecordRow } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { useErrorText, useStable } from '@tessera/ui';
import { errorsByField, sameValue } from '../record/record-draft.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { cachedRow, patchRows, useAroundChanged } from './row-cache.ts';

/** One cell that gets another value. */
export interface CellChange {
  readonly id: string;
  readonly field: string;
  readonly before: unknown;
  readonly value: unknown;
}

/** What became of a change: on its way, or refused with what was typed. */
export type CellOutcome =
  | { readonly kind: 'pending'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly value: unknown; readonly reason: string }
  /** Somebody else saved first: their value stands, mine is kept beside it. */
  | { readonly kind: 'conflict'; readonly value: unknown; readonly theirs: unknown };

export const cellKey = (id: string, field: string): string => `${id} ${field}`;

/** The server takes this many operations in one request. */
const batch = 500;

/**
 * Writes cells: the new values show at once, come off again where they were refused, and the reason stays at the cell.
 * Writes run one after the other, so that the second of two to one record knows the version the first one made.
 */
export function useCellWrites(entity: EntityDocument) {
  const { client } = useRuntime();
  const queries = useQueryClient();
  const aroundChanged = useAroundChanged();
  const explain = useErrorText();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, CellOutcome>>(new Map());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const done = useRef<(readonly CellChange[])[]>([]);

  const settle = (entries: readonly (readonly [CellChange, CellOutcome | undefined])[]): void =>
    setOutcomes((old) => {
      const next = new Map(old);
      for (const [{ id, field }, outcome] of entries) {
        if (outcome) next.set(cellKey(id, field), outcome);
        else next.delete(cellKey(id, field));
      }
      return next;
    });

  /** What is written to one record, with what came of it. */
  const judge = async (id: string, changes: readonly CellChange[], result: BulkResult | undefined): Promise<void> => {
    if (result?.record) {
      patchRows(queries, entity.id, [result.record]);
      settle(changes.map((change) => [change, undefined]));
      return;
    }
    if (result?.status === 412) return meet(id, changes);
    const errors = errorsByField(result?.problem?.errors ?? []);
    const reason = (field: string) => errors[field] ?? errors[''] ?? result?.problem?.detail ?? '';
    settle(changes.map((change) => [change, { kind: 'refused', value: change.value, reason: reason(change.field) }]));
  };

  /** The record has become another: what nobody else touched is sent again, the rest is for the person to decide. */
  const meet = async (id: string, changes: readonly CellChange[]): Promise<void> => {
    const now = await client.records.get(entity.id, id);
    const theirs = changes.filter(
      ({ field, before, value }) => !sameValue(now[field], before) && !sameValue(now[field], value),
    );
    patchRows(queries, entity.id, [now]);
    settle(theirs.map((change) => [change, { kind: 'conflict', value: change.value, theirs: now[change.field] }]));
    const rest = changes.filter((change) => !theirs.includes(change));
    if (rest.length > 0) await send(rest);
  };

  const send = async (changes: readonly CellChange[]): Promise<void> => {
    const byRecord = new Map<string, CellChange[]>();
    for (const change of changes) byRecord.set(change.id, [...(byRecord.get(change.id) ?? []), change]);
    const records = [...byRecord];
    for (let from = 0; from < records.length; from += batch) {
      const part = records.slice(from, from + batch);
      try {
        const { results } = await client.records.bulk(
          entity.id,
          part.map(([id, ofRecord]) => ({
            action: 'update',
            id,
            values: Object.fromEntries(ofRecord.map(({ field, value }) => [field, value])),
            ifMatch: `"${cachedRow(queries, entity.id, id)?._etag ?? ''}"`,
          })),
        );
        const byIndex = new Map(results.map((result) => [result.index, result]));
        for (const [index, [id, ofRecord]] of part.entries()) await judge(id, ofRecord, byIndex.get(index));
      } catch (error) {
        const reason = error instanceof ApiProblem ? error.detail : explain(error).message;
        settle(part.flatMap(([, all]) => all.map((one) => [one, { kind: 'refused', value: one.value, reason }])));
      }
    }
    aroundChanged(entity.id);
  };

  const write = useStable((changes: readonly CellChange[], keep = true): Promise<void> => {
    const real = changes.filter(({ before, value }) => !sameValue(before, value));
    if (real.length === 0) return Promise.resolve();
    settle(real.map((change) => [change, { kind: 'pending', value: change.value }]));
    if (keep) done.current = [...done.current.slice(-49), real];
    const run = queue.current.then(() => send(real));
    queue.current = run;
    return run;
  });

  /** Takes the last write back: the values from before, for cells that nobody has touched since. */
  const undo = useStable((): Promise<void> | undefined => {
    const last = done.current.at(-1);
    if (!last) return undefined;
    done.current = done.current.slice(0, -1);
    return queue.current.then(() =>
      write(
        last.flatMap(({ id, field, before, value }) => {
          const now = cachedRow(queries, entity.id, id);
          return now && sameValue(now[field], value) ? [{ id, field, before: value, value: before }] : [];
        }),
        false,
      ),
    );
  });

  const dismiss = useStable((id: string, field: string) =>
    setOutcomes((old) => new Map([...old].filter(([key]) => key !== cellKey(id, field)))),
  );

  return { outcomes, write, undo, dismiss };
}

/** Rows as they will be once every pending write is through. */
export function withPending(
  rows: readonly RecordRow[],
  outcomes: ReadonlyMap<string, CellOutcome>,
): readonly RecordRow[] {
  const byRecord = new Map<string, Record<string, unknown>>();
  for (const [key, outcome] of outcomes) {
    if (outcome.kind !== 'pending') continue;
    const [id = '', field = ''] = key.split(' ');
    byRecord.set(id, { ...byRecord.get(id), [field]: outcome.value });
  }
  if (byRecord.size === 0) return rows;
  return rows.map((row) => (byRecord.has(row.id) ? { ...row, ...byRecord.get(row.id) } : row));
}
