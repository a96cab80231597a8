import type { EntityPlan } from '@tessera/plan';
import type { RecordContext } from '@tessera/records';
import { Refusal, sameJson } from '@tessera/std';
import type { ErrorTable, Json } from '@tessera/std';
import { analyseFile, importableFields } from './analyse.ts';
import type { FileAnalysis } from './analyse.ts';
import { createBatches } from './batch/batches.ts';
import { fileOf, importHandlers, importSteps, openStates } from './import-jobs.ts';
import type { ImportJobKind } from './import-jobs.ts';
import type { ImportSpec } from './import-spec.ts';
import { insertImport, listImports, moveImport, readImport } from './import-store.ts';
import type { ImportRun } from './import-store.ts';
import { columnsOf } from './map-columns.ts';
import type { TransferPorts } from './ports.ts';
import { refusedRows } from './refused-rows.ts';
import { savedMapping, saveMapping } from './saved-mapping.ts';

/** What a person may change between upload and run. */
export type ImportSettings = Partial<Omit<ImportSpec, 'entity' | 'file'>>;

/** The columns whose headers name a field. */
const proposed = ({ columns }: FileAnalysis): ImportSpec['columns'] =>
  columns.map(({ field, format }) => (field === null ? {} : { field, format }));

/** Imports from upload to undo. Long steps are background jobs. */
export function createImports(ports: TransferPorts) {
  const { database } = ports;

  function entityOf(ctx: RecordContext, id: string): EntityPlan {
    return ports.records.pipeline.access(ctx, id, 'import').entity;
  }

  async function start(
    ctx: RecordContext,
    entityId: string,
    file: { readonly id: string; readonly name: string },
  ): Promise<ImportRun> {
    const entity = entityOf(ctx, entityId);
    const fields = importableFields(ctx, entity);
    const open = () => ports.openFile(file.id, ctx.principal.userId);
    const found = await analyseFile(open, fields, ctx);
    const saved = await savedMapping(ports, ctx, entityId, found, new Set(fields.keys()));
    const spec: ImportSpec = {
      entity: entityId,
      file: file.id,
      reading: found.reading,
      columns: proposed(found),
      ...saved,
    };
    const analysis = saved ? { ...found, remembered: true } : found;
    return insertImport(ports, ctx, { spec, fileName: file.name, analysis });
  }

  async function configure(ctx: RecordContext, id: string, settings: ImportSettings): Promise<ImportRun> {
    const run = await readImport(database, id, ctx.principal.userId);
    const entity = entityOf(ctx, run.entity);
    const spec: ImportSpec = { ...run.spec, ...settings, entity: run.entity, file: run.spec.file };
    const reread = !sameJson(spec.reading as unknown as Json, run.spec.reading as unknown as Json);
    const analysis = reread
      ? await analyseFile(fileOf(ports, run, ctx), importableFields(ctx, entity), ctx, spec.reading)
      : run.analysis;
    const columns = reread && settings.columns === undefined ? proposed(analysis) : spec.columns;
    columnsOf(ctx, entity, { ...spec, columns });
    await moveImport(database, id, openStates, 'uploaded', { spec: { ...spec, columns }, analysis });
    return readImport(database, id, ctx.principal.userId);
  }

  async function begin(ctx: RecordContext, id: string, kind: ImportJobKind): Promise<ImportRun> {
    const run = await readImport(database, id, ctx.principal.userId);
    entityOf(ctx, run.entity);
    const { from, to, otherwise } = importSteps[kind];
    if (!from.includes(run.state))
      throw new Refusal(['checking', 'running', 'undoing'].includes(run.state) ? 'import_busy' : otherwise);
    // Together or not at all: an import that runs always has the job that runs it.
    if (kind === 'import-run') await saveMapping(ports, ctx, run.spec, run.analysis);
    await database.transaction(async (tx) => {
      await moveImport(tx, id, from, to);
      const jobId = await ports.enqueue(tx, { kind, input: { id }, owner: ctx.principal.userId });
      await moveImport(tx, id, [to], to, { jobId });
    });
    return readImport(database, id, ctx.principal.userId);
  }

  const batches = createBatches(ports);
  return {
    batches,
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
      yield* refusedRows(database, ctx, entityOf(ctx, run.entity), run, tables);
    },
    /** Handlers for the queue; all of them go on where they were after a crash. */
    handlers: { ...importHandlers(ports), ...batches.handlers },
  };
}

export type Imports = ReturnType<typeof createImports>;
