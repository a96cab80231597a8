import type { Database } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import { JobCancelled, readJob } from '@tessera/queue';
import type { JobContext, JobHandler } from '@tessera/queue';
import { Refusal, required } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { Open } from './read-file.ts';
import { moveImport, readImport } from './import-store.ts';
import type { ImportRun, ImportState } from './import-store.ts';
import type { Progress, TransferPorts } from './ports.ts';
import { dryRunImport, loadImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** States in which settings may change and a check or a run may begin. */
export const openStates: readonly ImportState[] = ['uploaded', 'checked', 'failed'];

/** The long steps of an import: the states they leave from, the state while they run, the refusal otherwise. */
export const importSteps = {
  'import-check': { from: openStates, to: 'checking', otherwise: 'import_already_run' },
  'import-run': { from: openStates, to: 'running', otherwise: 'import_already_run' },
  'import-undo': { from: ['done', 'cancelled'] as readonly ImportState[], to: 'undoing', otherwise: 'import_not_run' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState; otherwise: string }>;

export type ImportJobKind = keyof typeof importSteps;

/** Opens the imported file on behalf of the caller. */
export function fileOf(ports: TransferPorts, run: ImportRun, ctx: RecordContext): Open {
  return () => ports.openFile(run.spec.file, ctx.principal.userId);
}

type Step = (ports: TransferPorts, ctx: RecordContext, run: ImportRun, progress: Progress) => Promise<Json>;

const work: Readonly<Record<ImportJobKind, Step>> = {
  'import-check': async (ports, ctx, run, progress) => {
    const { entity } = ports.records.pipeline.access(ctx, run.entity, 'import');
    const dryRun = await dryRunImport(ports, ctx, entity, run, fileOf(ports, run, ctx), progress);
    const changes = dryRun ? { dry_run: dryRun } : {};
    await moveImport(ports.database, run.id, ['checking'], dryRun ? 'checked' : 'uploaded', changes);
    return { ...dryRun?.counts };
  },
  'import-run': async (ports, ctx, run, progress) => {
    const { counts, cancelled } = await loadImport(ports, ctx, run, fileOf(ports, run, ctx), progress);
    await moveImport(ports.database, run.id, ['running'], cancelled ? 'cancelled' : 'done', { counts });
    return { ...counts };
  },
  'import-undo': async (ports, ctx, run, progress) => {
    const undone = await undoImport(ports, ctx, run, progress);
    await moveImport(ports.database, run.id, ['undoing'], 'undone', { undone });
    return { removed: undone.removed, kept: undone.kept };
  },
};

/**
 * Tells a job how far it is. A worker that stops leaves the work as it is, to be resumed; only a person cancels it.
 * An undo (`mayCancel` false) runs to its end.
 */
export function personalProgress(database: Database, job: JobContext, mayCancel: boolean): Progress {
  return async (step) => {
    job.progress(step);
    if (!job.isCancelled()) return { cancelled: false };
    const asked = (await readJob(database, job.job.id))?.cancelRequested ?? false;
    if (!asked) throw new JobCancelled();
    return { cancelled: mayCancel };
  };
}

async function runStep(ports: TransferPorts, kind: ImportJobKind, job: JobContext): Promise<Json> {
  const { database } = ports;
  const { id } = job.job.input as { id: string };
  const owner = required(job.job.owner, 'an import has an owner');
  const run = await readImport(database, id, owner);
  const progress = personalProgress(database, job, kind !== 'import-undo');
  const ctx = await ports.contextOf(owner, {
    kind: kind === 'import-undo' ? 'undo' : 'import',
    detail: { import: id },
  });
  try {
    return await work[kind](ports, ctx, run, progress);
  } catch (error) {
    if (error instanceof Refusal)
      await moveImport(database, id, [importSteps[kind].to], kind === 'import-undo' ? 'done' : 'failed');
    throw error;
  }
}

/** Handlers for the queue; all of them go on where they were after a crash. */
export function importHandlers(ports: TransferPorts): Readonly<Record<string, JobHandler>> {
  const kinds = Object.keys(importSteps) as ImportJobKind[];
  return Object.fromEntries(
    kinds.map((kind): [string, JobHandler] => [kind, { resumable: true, run: (job) => runStep(ports, kind, job) }]),
  );
}
