import { param, sql } from '@tessera/database';
import type { JobHandler } from '@tessera/queue';
import { cancelJob } from '@tessera/queue';
import type { RecordContext } from '@tessera/records';
import { Refusal, required } from '@tessera/std';
import { personalProgress } from '../import-jobs.ts';
import type { TransferPorts } from '../ports.ts';
import { listBatches, moveBatch, readBatch } from './batch-store.ts';
import type { BatchLoad, BatchState, ImportBatch } from './batch-store.ts';
import { runBatch, undoBatch } from './run-batch.ts';

const steps = {
  'import-batch-run': { from: ['planned', 'failed', 'cancelled'], to: 'running' },
  'import-batch-undo': { from: ['done', 'failed', 'cancelled'], to: 'undoing' },
} as const satisfies Record<string, { from: readonly BatchState[]; to: BatchState }>;

/** Several tables that come in together: planned before their entities are live, run and undone as background jobs. */
export function createBatches(ports: TransferPorts) {
  const { database } = ports;
  const read = (ctx: RecordContext, id: string) => readBatch(database, id, ctx.principal.userId);

  async function begin(ctx: RecordContext, id: string, kind: keyof typeof steps): Promise<ImportBatch> {
    const batch = await read(ctx, id);
    const missing = batch.loads.filter(({ entity }) => !ctx.plan.documents.get('entity', entity));
    if (missing.length > 0) throw new Refusal('batch_not_published', { count: missing.length });
    for (const { entity } of batch.loads) ports.records.pipeline.access(ctx, entity, 'import');
    const { from, to } = steps[kind];
    await database.transaction(async (tx) => {
      await moveBatch(tx, id, from, to);
      const jobId = await ports.enqueue(tx, { kind, input: { id }, owner: ctx.principal.userId });
      await moveBatch(tx, id, [to], to, jobId);
    });
    return read(ctx, id);
  }

  const handler = (kind: keyof typeof steps): JobHandler => ({
    resumable: true,
    run: async (job) => {
      const { id } = job.job.input as { id: string };
      const owner = required(job.job.owner, 'a batch has an owner');
      const undoes = kind === 'import-batch-undo';
      const ctx = await ports.contextOf(owner, { kind: undoes ? 'undo' : 'import', detail: { batch: id } });
      const batch = await readBatch(database, id, owner);
      try {
        if (undoes) await undoBatch(ports, ctx, batch, personalProgress(database, job, false));
        const cancelled = !undoes && (await runBatch(ports, ctx, batch, personalProgress(database, job, true)));
        await moveBatch(database, id, [steps[kind].to], undoes ? 'undone' : cancelled ? 'cancelled' : 'done');
        return {};
      } catch (error) {
        if (error instanceof Refusal) await moveBatch(database, id, [steps[kind].to], 'failed');
        throw error;
      }
    },
  });

  return {
    /** Notes what is to come in; runs when its entities are live. */
    async plan(ctx: RecordContext, name: string, loads: readonly BatchLoad[]): Promise<ImportBatch> {
      const id = ports.newId();
      await database.query(
        sql`insert into tessera.import_batch (id, base, environment, name, actor, created_at, state, loads)
            values (${param(id, 'uuid')}, ${param(ctx.plan.base, 'text')}, ${param(ctx.plan.environment, 'text')}, ${param(name, 'text')},
              ${param(ctx.principal.userId, 'uuid')}, ${param(new Date(ports.clock.now()).toISOString(), 'timestamptz')}, 'planned',
              ${param(JSON.stringify(loads), 'jsonb')})`,
      );
      return read(ctx, id);
    },
    get: read,
    list: (ctx: RecordContext) => listBatches(database, ctx.principal.userId),
    /** Refuses with batch_not_published while an entity of it is not live. */
    run: (ctx: RecordContext, id: string) => begin(ctx, id, 'import-batch-run'),
    undo: (ctx: RecordContext, id: string) => begin(ctx, id, 'import-batch-undo'),
    /** Stops a running batch; what is in stays in and can be undone. */
    async cancel(ctx: RecordContext, id: string): Promise<ImportBatch> {
      const { jobId, state } = await read(ctx, id);
      if (state === 'running' && jobId !== null) {
        const job = await cancelJob(database, jobId);
        if (job.state === 'cancelled') await moveBatch(database, id, ['running'], 'cancelled');
      }
      return read(ctx, id);
    },
    handlers: {
      'import-batch-run': handler('import-batch-run'),
      'import-batch-undo': handler('import-batch-undo'),
    } satisfies Record<string, JobHandler>,
  };
}
