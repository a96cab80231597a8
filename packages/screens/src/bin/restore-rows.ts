import type { BulkResult, Client, RecordRow } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { titleOf } from '../runtime/face-slots.tsx';

/** A record that could not come back. */
interface RefusedRow {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The live record that holds the same unique value, where the person may see it. */
  readonly inTheWay: { readonly id: string; readonly title: string } | undefined;
}

export interface RestoreOutcome {
  readonly done: readonly string[];
  readonly refused: readonly RefusedRow[];
}

const batch = 500;

/** Brings deleted records back, each on its own; says what stood in the way of the others. */
export async function restoreRows(
  client: Client,
  entity: EntityDocument,
  rows: readonly RecordRow[],
): Promise<RestoreOutcome> {
  const done: string[] = [];
  const refused: RefusedRow[] = [];
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch);
    const { results } = await client.records.bulk(
      entity.id,
      part.map(({ id }) => ({ action: 'restore', id })),
    );
    for (const { index, problem } of results) {
      const row = part[index];
      if (!row) continue;
      if (!problem) done.push(row.id);
      else {
        const reason = problem.errors?.map(({ detail }) => detail).join('；') || problem.detail;
        refused.push({ id: row.id, title: titleOf(row), reason, inTheWay: await rival(client, entity, row, problem) });
      }
    }
  }
  return { done, refused };
}

/** The live record with the unique text of a deleted one. */
async function rival(
  client: Client,
  entity: EntityDocument,
  row: RecordRow,
  problem: NonNullable<BulkResult['problem']>,
): Promise<{ readonly id: string; readonly title: string } | undefined> {
  if (problem.code !== 'restore_collides') return undefined;
  const field = problem.errors?.[0]?.pointer.split('/').at(-1);
  const value = field === undefined ? undefined : row[field];
  if (typeof value !== 'string') return undefined;
  const filter = `${field} == ${JSON.stringify(value)}`;
  const page = await client.records.query(entity.id, { fields: ['_title'], filter, limit: 1 }).catch(() => undefined);
  const found = page?.items[0];
  return found && { id: found.id, title: titleOf(found) };
}
