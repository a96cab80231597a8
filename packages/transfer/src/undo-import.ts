import { param, sql } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { ImportRun, Undone } from './import-store.ts';
import type { Progress, TransferPorts } from './ports.ts';

interface CreatedRow {
  readonly entity: string;
  readonly record: string;
  readonly etag: string;
}

/**
 * Takes an import back: records it created go to the recycle bin while they are as the import left them.
 * What somebody changed since, or what other records need, stays and is counted. Resumable: removed rows leave the list.
 */
export async function undoImport(
  ports: TransferPorts,
  ctx: RecordContext,
  run: ImportRun,
  progress: Progress,
): Promise<Undone> {
  const { rows: created } = await ports.database.query<CreatedRow>(
    sql`select entity, record, etag from tessera.import_row where import_id = ${param(run.id, 'uuid')} and action = 'create' order by line desc, record`,
  );
  let removed = run.undone?.removed ?? 0;
  let left: readonly CreatedRow[] = created;
  // A record that another one of the import links to goes in a later round, when that one is gone.
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    const kept: CreatedRow[] = [];
    for (const row of left) {
      if (await takeBack(ports, ctx, run.id, row)) removed += 1;
      else kept.push(row);
      await progress({ phase: 'undo', done: Math.min(removed + kept.length, created.length), total: created.length });
    }
    left = kept;
  }
  return { removed, kept: left.length };
}

async function takeBack(ports: TransferPorts, ctx: RecordContext, id: string, row: CreatedRow): Promise<boolean> {
  return ports.database.transaction(async (tx) => {
    try {
      await tx.savepoint(() => ports.records.remove({ ...ctx, tx }, row.entity, row.record, { ifMatch: row.etag }));
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
