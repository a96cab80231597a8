import { param, sql } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { ImportRun, KeptRow, Undone } from './import-store.ts';
import type { Progress, TransferPorts } from './ports.ts';

interface WrittenRow {
  readonly entity: string;
  readonly record: string;
  readonly line: number;
  readonly etag: string;
  readonly action: 'create' | 'update';
  readonly before: Readonly<Record<string, Json>> | null;
}

/** Rows that stay are told one by one up to this many. */
const mostKept = 100;

/**
 * Takes an import back: records it updated get the earlier values of the fields it wrote, records it created go to the
 * recycle bin, both while they are as the import left them. What somebody changed since, or what other records need,
 * stays and is told. Resumable: rows that are done leave the list.
 */
export async function undoImport(
  ports: TransferPorts,
  ctx: RecordContext,
  run: ImportRun,
  progress: Progress,
): Promise<Undone> {
  const { rows } = await ports.database.query<WrittenRow>(
    sql`select entity, record, line, etag, action, before from tessera.import_row
        where import_id = ${param(run.id, 'uuid')} and (action = 'create' or before is not null) order by line desc, record`,
  );
  let [removed, restored] = [run.undone?.removed ?? 0, run.undone?.restored ?? 0];
  const tell = (left: number) => progress({ phase: 'undo', done: rows.length - left, total: rows.length });
  const changed: WrittenRow[] = [];
  // Links to records of the import go before those records.
  for (const [at, row] of rows.filter(({ action }) => action === 'update').entries()) {
    if (await takeBack(ports, ctx, run, row)) restored += 1;
    else changed.push(row);
    if (at % 20 === 0) await tell(rows.length - at);
  }
  let left: readonly WrittenRow[] = rows.filter(({ action }) => action === 'create');
  // A record that another one of the import links to goes in a later round, when that one is gone.
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const kept: WrittenRow[] = [];
    for (const [at, row] of left.entries()) {
      if (await takeBack(ports, ctx, run, row)) removed += 1;
      else kept.push(row);
      if (at % 20 === 0) await tell(before - at + kept.length);
    }
    left = kept;
  }
  const kept = [...changed, ...left].map(({ entity, record, line }): KeptRow => ({ entity, record, line }));
  return { removed, restored, kept: kept.length, keptRows: kept.slice(0, mostKept) };
}

async function takeBack(
  ports: TransferPorts,
  ctx: RecordContext,
  { id, spec }: ImportRun,
  row: WrittenRow,
): Promise<boolean> {
  const { records } = ports;
  return ports.database.transaction(async (tx) => {
    const inside = { ...ctx, tx };
    try {
      await tx.savepoint(async () => {
        if (row.action === 'create') await records.remove(inside, row.entity, row.record, { ifMatch: row.etag });
        else
          await records.update(inside, row.entity, row.record, row.before ?? {}, {
            ifMatch: row.etag,
            place: spec.place === true,
          });
      });
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    await tx.query(
      sql`delete from tessera.import_row where import_id = ${param(id, 'uuid')} and entity = ${param(row.entity, 'text')} and record = ${param(row.record, 'uuid')}`,
    );
    return true;
  });
}
