import { param, sql } from '@tessera/database';
import type { EntityPlan } from '@tessera/plan';
import type { RecordContext } from '@tessera/records';
import { JobCancelled, readJob } from '@tessera/queue';
import type { JobContext, JobHandler } from '@tessera/queue';
import { describeError, localize, Refusal, required } from '@tessera/std';
import type { ErrorTable, Json } from '@tessera/std';
import { stringify } from 'csv-stringify/sync';
import { analyseFile, importableFields } from './analyse.ts';
import type { Open } from './analyse.ts';
import { escapeFormula } from './escape-formula.ts';
import type { ImportSpec } from './import-spec.ts';
import { listImports, moveImport, readImport, readIssues } from './import-store.ts';
import type { ImportRun, ImportState } from './import-store.ts';
import { columnsOf } from './map-columns.ts';
import type { Progress, TransferPorts } from './ports.ts';
import { dryRunImport, loadImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** What a person may change between upload and run. */
export type ImportSettings = Partial<Omit<ImportSpec, 'entity' | 'file'>>;

const open: readonly ImportState[] = ['uploaded', 'checked', 'failed'];

/** Imports from upload to undo. Long steps are background jobs. */
export function createImports(ports: TransferPorts) {
  const { database } = ports;

  function entityOf(ctx: RecordContext, id: string): EntityPlan {
    return ports.records.pipeline.access(ctx, id, 'import').entity;
  }

  const opener =
    (run: ImportRun, user: string): Open =>
    () =>
      ports.openFile(run.spec.file, user);

  async function start(
    ctx: RecordContext,
    entityId: string,
    file: { readonly id: string; readonly name: string },
  ): Promise<ImportRun> {
    const entity = entityOf(ctx, entityId);
    const analysis = await analyseFile(
      () => ports.openFile(file.id, ctx.principal.userId),
      importableFields(ctx, entity),
    );
    const spec: ImportSpec = {
      entity: entityId,
      file: file.id,
      encoding: analysis.encoding,
      delimiter: analysis.delimiter,
      columns: analysis.columns.map(({ field, format }) => (field === null ? {} : { field, format })),
    };
    const id = ports.newId();
    await database.query(
      sql`insert into tessera.import (id, base, environment, entity, file_id, file_name, state, actor, created_at, spec, analysis)
          values (${param(id, 'uuid')}, ${param(ctx.plan.base, 'text')}, ${param(ctx.plan.environment, 'text')}, ${param(entityId, 'text')},
            ${param(file.id, 'text')}, ${param(file.name, 'text')}, 'uploaded', ${param(ctx.principal.userId, 'uuid')},
            ${param(new Date(ports.clock.now()).toISOString(), 'timestamptz')}, ${param(JSON.stringify(spec), 'jsonb')}, ${param(JSON.stringify(analysis), 'jsonb')})`,
    );
    return readImport(database, id, ctx.principal.userId);
  }

  async function configure(ctx: RecordContext, id: string, settings: ImportSettings): Promise<ImportRun> {
    const run = await readImport(database, id, ctx.principal.userId);
    const entity = entityOf(ctx, run.entity);
    const spec: ImportSpec = { ...run.spec, ...settings, entity: run.entity, file: run.spec.file };
    const reread = spec.encoding !== run.spec.encoding || spec.delimiter !== run.spec.delimiter;
    const analysis = reread
      ? await analyseFile(opener(run, ctx.principal.userId), importableFields(ctx, entity), spec)
      : run.analysis;
    const columns =
      reread && settings.columns === undefined
        ? analysis.columns.map(({ field, format }) => (field === null ? {} : { field, format }))
        : spec.columns;
    columnsOf(ctx, entity, { ...spec, columns });
    await moveImport(database, id, open, 'uploaded', { spec: { ...spec, columns }, analysis });
    return readImport(database, id, ctx.principal.userId);
  }

  async function begin(ctx: RecordContext, id: string, kind: keyof typeof steps): Promise<ImportRun> {
    const run = await readImport(database, id, ctx.principal.userId);
    entityOf(ctx, run.entity);
    const { from, to, otherwise } = steps[kind];
    if (!from.includes(run.state))
      throw new Refusal(['checking', 'running', 'undoing'].includes(run.state) ? 'import_busy' : otherwise);
    await moveImport(database, id, from, to);
    const jobId = await ports.enqueue({ kind, input: { id }, owner: ctx.principal.userId });
    await moveImport(database, id, [to], to, { jobId });
    return readImport(database, id, ctx.principal.userId);
  }

  async function work(kind: keyof typeof steps, job: JobContext): Promise<Json> {
    const { id } = job.job.input as { id: string };
    const owner = required(job.job.owner, 'an import has an owner');
    const run = await readImport(database, id, owner);
    const progress: Progress = async (step) => {
      job.progress(step);
      if (!job.isCancelled()) return { cancelled: false };
      // A worker that stops leaves the import as it is, to be resumed; only a person cancels it. An undo runs to its end.
      const asked = (await readJob(database, job.job.id))?.cancelRequested ?? false;
      if (!asked) throw new JobCancelled();
      return { cancelled: kind !== 'import-undo' };
    };
    const ctx = await ports.contextOf(owner, {
      kind: kind === 'import-undo' ? 'undo' : 'import',
      detail: { import: id },
    });
    try {
      return await handle[kind](ctx, run, progress);
    } catch (error) {
      if (error instanceof Refusal)
        await moveImport(database, id, [steps[kind].to], kind === 'import-undo' ? 'done' : 'failed');
      throw error;
    }
  }

  const handle = {
    'import-check': async (ctx: RecordContext, run: ImportRun, progress: Progress): Promise<Json> => {
      const dryRun = await dryRunImport(
        ports,
        ctx,
        entityOf(ctx, run.entity),
        run,
        opener(run, ctx.principal.userId),
        progress,
      );
      await moveImport(database, run.id, ['checking'], dryRun ? 'checked' : 'uploaded', {
        ...(dryRun ? { dry_run: dryRun } : {}),
      });
      return { ...dryRun?.counts };
    },
    'import-run': async (ctx: RecordContext, run: ImportRun, progress: Progress): Promise<Json> => {
      const { counts, cancelled } = await loadImport(
        ports,
        ctx,
        entityOf(ctx, run.entity),
        run,
        opener(run, ctx.principal.userId),
        progress,
      );
      await moveImport(database, run.id, ['running'], cancelled ? 'cancelled' : 'done', { counts });
      return { ...counts };
    },
    'import-undo': async (ctx: RecordContext, run: ImportRun, progress: Progress): Promise<Json> => {
      const undone = await undoImport(ports, ctx, run, progress);
      await moveImport(database, run.id, ['undoing'], 'undone', { undone });
      return { ...undone };
    },
  };

  return {
    start,
    configure,
    get: (ctx: RecordContext, id: string) => readImport(database, id, ctx.principal.userId),
    list: (ctx: RecordContext, entity?: string) => listImports(database, ctx.principal.userId, entity),
    check: (ctx: RecordContext, id: string) => begin(ctx, id, 'import-check'),
    run: (ctx: RecordContext, id: string) => begin(ctx, id, 'import-run'),
    undo: (ctx: RecordContext, id: string) => begin(ctx, id, 'import-undo'),
    /** The refused rows as CSV: the file's own columns, then line and reasons. */
    async *errors(ctx: RecordContext, id: string, tables: ErrorTable): AsyncGenerator<string> {
      const run = await readImport(database, id, ctx.principal.userId);
      const entity = entityOf(ctx, run.entity);
      const { locale } = ctx.principal;
      const words = locale === 'zh-CN' ? ['行号', '原因'] : ['Line', 'Reason'];
      yield `\ufeff${stringify([[...run.analysis.columns.map(({ header }) => escapeFormula(header)), ...words]])}`;
      let line: { no: number; cells: readonly string[]; reasons: string[] } | undefined;
      const flush = () =>
        line ? stringify([[...line.cells.map(escapeFormula), String(line.no), line.reasons.join('；')]]) : '';
      for await (const issue of readIssues(database, id)) {
        if (line?.no !== issue.line) {
          yield flush();
          line = { no: issue.line, cells: issue.cells ?? run.analysis.columns.map(() => ''), reasons: [] };
        }
        const label =
          issue.field === null ? '' : `${localize(entity.field(issue.field)?.document.label, locale, issue.field)}：`;
        line.reasons.push(`${label}${describeError(tables, issue.code, issue.params, locale)}`);
      }
      yield flush();
    },
    /** Handlers for the queue; all of them go on where they were after a crash. */
    handlers: Object.fromEntries(
      (Object.keys(steps) as (keyof typeof steps)[]).map((kind): [string, JobHandler] => [
        kind,
        { resumable: true, run: (job) => work(kind, job) },
      ]),
    ),
  };
}

const steps = {
  'import-check': { from: open, to: 'checking', otherwise: 'import_already_run' },
  'import-run': { from: open, to: 'running', otherwise: 'import_already_run' },
  'import-undo': { from: ['done', 'cancelled'] as readonly ImportState[], to: 'undoing', otherwise: 'import_not_run' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState; otherwise: string }>;

export type Imports = ReturnType<typeof createImports>;
