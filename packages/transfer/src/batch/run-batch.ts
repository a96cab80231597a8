import { param, sql } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import { Refusal } from '@tessera/std';
import { analyseFile, importableFields } from '../analyse.ts';
import { fileOf } from '../import-jobs.ts';
import type { ImportSpec, Replacement } from '../import-spec.ts';
import { insertImport, moveImport, readImport } from '../import-store.ts';
import type { ImportRun } from '../import-store.ts';
import { mapFile } from '../map-columns.ts';
import type { Progress, TransferPorts } from '../ports.ts';
import { loadImport } from '../run-import.ts';
import { undoImport } from '../undo-import.ts';
import type { BatchLoad, ImportBatch } from './batch-store.ts';

/**
 * Brings the tables in, one after the other, each as an import of its own. Resumable: what is in stays in.
 * @returns whether somebody cancelled it on the way
 */
export async function runBatch(
  ports: TransferPorts,
  ctx: RecordContext,
  batch: ImportBatch,
  progress: Progress,
): Promise<boolean> {
  const total = batch.loads.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const [place, load] of batch.loads.entries()) {
    const begun = batch.imports.find((each) => each.place === place);
    if (begun?.state !== 'done') {
      const run = begun
        ? await readImport(ports.database, begun.id, ctx.principal.userId)
        : await beginImport(ports, ctx, batch.id, place, load);
      const step: Progress = ({ done }) =>
        progress({ phase: load.entity, done: Math.min(total, before + done), total });
      if (await bringIn(ports, ctx, run, step)) return true;
    }
    before += load.rows;
  }
  return false;
}

async function bringIn(ports: TransferPorts, ctx: RecordContext, run: ImportRun, progress: Progress): Promise<boolean> {
  const { database } = ports;
  if (run.state !== 'running') await moveImport(database, run.id, [run.state], 'running');
  try {
    const { counts, cancelled } = await loadImport(ports, ctx, run, fileOf(ports, run, ctx), progress);
    await moveImport(database, run.id, ['running'], cancelled ? 'cancelled' : 'done', { counts });
    return cancelled;
  } catch (error) {
    if (error instanceof Refusal) await moveImport(database, run.id, ['running'], 'failed');
    throw error;
  }
}

async function beginImport(
  ports: TransferPorts,
  ctx: RecordContext,
  batch: string,
  place: number,
  load: BatchLoad,
): Promise<ImportRun> {
  const { entity } = ports.records.pipeline.access(ctx, load.entity, 'import');
  const open = () => ports.openFile(load.file, ctx.principal.userId);
  const fields = load.columns.map(({ field }) => field);
  const analysis = await analyseFile(open, importableFields(ctx, entity), ctx, load.reading, fields);
  const columns = load.columns.map((column, index) =>
    column.field === undefined
      ? column
      : { ...column, format: { ...analysis.columns[index]?.format, ...column.format } },
  );
  const spec: ImportSpec = { entity: load.entity, file: load.file, reading: analysis.reading, columns };
  const replacements = load.people === 'create' ? await newPeople(ports, ctx, spec) : undefined;
  return insertImport(ports, ctx, {
    spec: { ...spec, ...(replacements && { replacements }) },
    fileName: load.fileName,
    analysis,
    batch: { id: batch, place },
  });
}

/** Everybody the file names and nobody knows, to be made members. */
async function newPeople(
  ports: TransferPorts,
  ctx: RecordContext,
  spec: ImportSpec,
): Promise<Record<string, Record<string, Replacement>>> {
  const { entity } = ports.records.pipeline.access(ctx, spec.entity, 'import');
  const { unknown } = await mapFile(ports.records, ctx, entity, spec, () =>
    ports.openFile(spec.file, ctx.principal.userId),
  );
  const made: Record<string, Record<string, Replacement>> = {};
  for (const { field, text, kind } of unknown)
    if (kind === 'person') made[field] = { ...made[field], [text]: { action: 'create' } };
  return made;
}

/** Takes the tables back, the last first: what others link to goes after them. */
export async function undoBatch(
  ports: TransferPorts,
  ctx: RecordContext,
  batch: ImportBatch,
  progress: Progress,
): Promise<void> {
  const { database } = ports;
  const left = batch.imports.filter(({ state, counts }) => state !== 'undone' && counts !== null);
  const total = left.reduce((sum, { counts }) => sum + (counts?.created ?? 0), 0);
  let before = 0;
  for (const { id, counts } of left.toReversed()) {
    const run = await readImport(database, id, ctx.principal.userId);
    if (run.state !== 'undoing') await moveImport(database, id, [run.state], 'undoing');
    const undone = await undoImport(ports, ctx, run, ({ done }) =>
      progress({ phase: run.entity, done: Math.min(total, before + done), total }),
    );
    await moveImport(database, id, ['undoing'], 'undone', { undone });
    before += counts?.created ?? 0;
  }
  await database.query(
    sql`update tessera.import set state = 'undone' where batch_id = ${param(batch.id, 'uuid')} and counts is null`,
  );
}
