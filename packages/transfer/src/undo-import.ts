import { param, sql } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { ImportRun, Undone } from './import-store.ts';
import type { Progress, TransferPorts } from './ports.ts';

/**
 * Takes an import back: records it created go to the recycle bin while they are as the import left them.
 * What somebody changed since, or what other records need, stays and is counted. Resumable: removed rows leave the list.
 */
export async function undoImport(ports: TransferPorts, ctx: RecordContext, run: ImportRun, progress: Progress): Promise<Undone> {
  const id = param(run.id, 'uuid');
  const { rows } = await ports.database.query<{ entity: string; record: string; etag: string }>(
    sql`select entity, record, etag from tessera.import_row where import_id = ${id} and action = 'create' order by line desc, record`,
  );
  let removed = run.undone?.removed ?? 0;
  let kept = 0;
  for (const [index, row] of rows.entries()) {
    const gone = await ports.database.transaction(async (tx) => {
      const taken = await tx.savepoint(() => ports.records.remove({ ...ctx, tx }, row.entity, row.record, { ifMatch: row.etag })).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false;
          throw error;
        },
      );
      if (taken) {
        await tx.query(sql`delete from tessera.import_row where import_id = ${id} and entity = ${param(row.entity, 'text')} and record = ${param(row.record, 'uuid')}`);
      }
      return taken;
    });
    if (gone) removed += 1;
    else kept += 1;
    // Half undone would be neither here nor there: an undo runs to its end.
    await progress({ phase: 'undo', done: index + 1, total: rows.length });
  }
  return { removed, kept };
}
