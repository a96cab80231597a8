import { param, sql } from '@tessera/database';
import type { Tx } from '@tessera/database';
import type { EntityPlan } from '@tessera/plan';
import type { RecordContext } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { Open } from './read-file.ts';
import { convertRow } from './convert-row.ts';
import type { ConvertedRow } from './convert-row.ts';
import { clearIssues, writeIssues } from './import-store.ts';
import type { DryRun, ImportRun } from './import-store.ts';
import type { ImportCounts, RowIssue } from './import-spec.ts';
import { linkMeaning } from './link-meaning.ts';
import { createRepeats } from './dry-repeats.ts';
import { findExisting, keyText, loadRow } from './load-rows.ts';
import type { ExistingRecord, LoadedRow } from './load-rows.ts';
import { mapFile, readDataRows } from './map-columns.ts';
import type { MappedFile } from './map-columns.ts';
import type { Progress, TransferPorts } from './ports.ts';

/** Rows written in one transaction. */
const chunkRows = 200;
const mostShown = 100;

const noCounts: ImportCounts = { rows: 0, created: 0, updated: 0, refused: 0, warnings: 0 };

/** A chunk of the file: rows as read and as converted. */
interface Chunk {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly converted: readonly ConvertedRow[];
}

async function* chunksOf(
  open: Open,
  run: ImportRun,
  mapped: MappedFile,
  ctx: RecordContext,
  afterLine: number,
): AsyncGenerator<Chunk> {
  let rows: { line: number; cells: readonly string[] }[] = [];
  const chunk = (): Chunk => ({
    rows,
    converted: rows.map((row) => convertRow(row, mapped.columns, ctx.plan, ctx.principal.locale)),
  });
  for await (const row of readDataRows(open, run.spec)) {
    if (row.line <= afterLine) continue;
    rows.push(row);
    if (rows.length < chunkRows) continue;
    yield chunk();
    rows = [];
  }
  if (rows.length > 0) yield chunk();
}

function count(counts: ImportCounts, loaded: readonly LoadedRow[]): ImportCounts {
  const of = (action: LoadedRow['action']) => loaded.filter((row) => row.action === action).length;
  const warned = loaded.filter((row) => row.action !== 'refuse' && row.issues.length > 0).length;
  return {
    rows: counts.rows + loaded.length,
    created: counts.created + of('create'),
    updated: counts.updated + of('update'),
    refused: counts.refused + of('refuse'),
    warnings: counts.warnings + warned,
  };
}

/** Goes through the whole file as the import would and writes nothing. Cancelled: undefined. */
export async function dryRunImport(
  ports: TransferPorts,
  ctx: RecordContext,
  entity: EntityPlan,
  run: ImportRun,
  open: Open,
  progress: Progress,
): Promise<DryRun | undefined> {
  const mapped = await mapFile(ports.records, ctx, entity, run.spec, open);
  await clearIssues(ports.database, run.id);
  const shown: RowIssue[] = [];
  let counts = noCounts;
  const repeats = createRepeats(entity, run.spec);
  for await (const chunk of chunksOf(open, run, mapped, ctx, 0)) {
    const existing = await existingOf(ports, ctx, entity, run, chunk);
    const loaded: LoadedRow[] = [];
    for (const row of chunk.converted) {
      const options = { entity, spec: run.spec, dryRun: true, existing };
      loaded.push(repeats(row, await loadRow(ports.records, ctx, row, options)));
    }
    counts = count(counts, loaded);
    const issues = issuesWithCells(loaded, chunk);
    await writeIssues(ports.database, run.id, issues);
    shown.push(...issues.slice(0, Math.max(0, mostShown - shown.length)).map(({ cells: _cells, ...issue }) => issue));
    if ((await progress({ phase: 'check', done: counts.rows, total: mapped.rows })).cancelled) return undefined;
  }
  return { counts, unknown: mapped.unknown, issues: shown };
}

function issuesWithCells(loaded: readonly LoadedRow[], chunk: Chunk): (RowIssue & { cells: readonly string[] })[] {
  const cells = new Map(chunk.rows.map((row) => [row.line, row.cells]));
  return loaded.flatMap((row) => row.issues.map((issue) => ({ ...issue, cells: cells.get(row.line) ?? [] })));
}

/**
 * Writes the file in chunks, each with its bookkeeping in one transaction: after a crash it goes on behind the last chunk,
 * so no row is written twice or lost. Cancelled: what is in stays in and can be undone.
 */
export async function loadImport(
  ports: TransferPorts,
  before: RecordContext,
  run: ImportRun,
  open: Open,
  progress: Progress,
): Promise<{ counts: ImportCounts; cancelled: boolean }> {
  const spec = await carryOutCreations(ports, before, run, open);
  // Options made on the way belong to a newer release.
  const ctx = spec === run.spec ? before : await ports.contextOf(before.principal.userId, before.cause);
  const { entity } = ports.records.pipeline.access(ctx, run.entity, 'import');
  const ready: ImportRun = { ...run, spec };
  const mapped = await mapFile(ports.records, ctx, entity, spec, open);
  const state = await ports.database.query<{ lines_done: number; counts: ImportCounts | null }>(
    sql`select lines_done, counts from tessera.import where id = ${param(run.id, 'uuid')}`,
  );
  const done = state.rows[0]?.lines_done ?? 0;
  let counts = state.rows[0]?.counts ?? noCounts;
  if (done === 0) await clearIssues(ports.database, run.id);
  for await (const chunk of chunksOf(open, ready, mapped, ctx, done)) {
    counts = await ports.database.slow.transaction((tx) =>
      loadChunk(ports, { ...ctx, tx }, tx, entity, ready, chunk, counts),
    );
    if ((await progress({ phase: 'load', done: counts.rows, total: mapped.rows })).cancelled)
      return { counts, cancelled: true };
  }
  counts = await linkRows(ports, ctx, entity, ready, counts);
  return { counts, cancelled: false };
}

async function loadChunk(
  ports: TransferPorts,
  ctx: RecordContext,
  tx: Tx,
  entity: EntityPlan,
  run: ImportRun,
  chunk: Chunk,
  before: ImportCounts,
): Promise<ImportCounts> {
  const existing = await existingOf(ports, ctx, entity, run, chunk);
  const loaded: LoadedRow[] = [];
  const links: { line: number; record: string; field: string; text: string }[] = [];
  for (const row of chunk.converted) {
    const result = await savepoint(tx, () =>
      loadRow(ports.records, ctx, row, { entity, spec: run.spec, dryRun: false, existing }),
    );
    loaded.push(result);
    const { record } = result;
    if (record === null) continue;
    // A key that occurs twice in one file updates what its first row made.
    if (run.spec.upsertBy !== undefined && result.action === 'create')
      existing.set(keyText(row.values[run.spec.upsertBy]), [{ id: record, values: {} }]);
    links.push(...row.links.map((link) => ({ line: row.line, record, ...link })));
  }
  const counts = count(before, loaded);
  const id = param(run.id, 'uuid');
  await tx.query(
    sql`insert into tessera.import_row (import_id, line, entity, record, action, etag, before)
        select ${id}, r.line, ${param(entity.id, 'text')}, r.record, r.action, r.etag, r.before
        from jsonb_to_recordset(${param(JSON.stringify(writtenRecords(loaded)), 'jsonb')}) as r (line int, record uuid, action text, etag text, before jsonb)
        on conflict (import_id, entity, record) do update set etag = excluded.etag`,
  );
  await tx.query(
    sql`insert into tessera.import_link (import_id, line, record, field, text)
        select ${id}, r.line, r.record, r.field, r.text
        from jsonb_to_recordset(${param(JSON.stringify(links), 'jsonb')}) as r (line int, record uuid, field text, text text) on conflict do nothing`,
  );
  await writeIssues(tx, run.id, issuesWithCells(loaded, chunk));
  const last = chunk.rows.at(-1)?.line ?? 0;
  await tx.query(
    sql`update tessera.import set lines_done = ${param(last, 'int')}, counts = ${param(JSON.stringify(counts), 'jsonb')} where id = ${id}`,
  );
  return counts;
}

/** Each record once: as its first row found it, with the tag its last row left. */
function writtenRecords(loaded: readonly LoadedRow[]) {
  const written = new Map<string, Omit<LoadedRow, 'issues'>>();
  for (const { line, record, action, etag, before } of loaded) {
    if (record === null) continue;
    const first = written.get(record);
    const kept = first?.action === 'create' ? undefined : { ...before, ...first?.before };
    written.set(record, { ...(first ?? { line, record, action }), etag, ...(kept && { before: kept }) });
  }
  return [...written.values()];
}

async function existingOf(
  ports: TransferPorts,
  ctx: RecordContext,
  entity: EntityPlan,
  { spec }: ImportRun,
  chunk: Chunk,
): Promise<Map<string, ExistingRecord[]>> {
  if (spec.upsertBy === undefined) return new Map();
  const fields = spec.columns.flatMap(({ field }) => field ?? []);
  return findExisting(ports.records, ctx, entity, spec.upsertBy, chunk.converted, fields);
}

/** A refused row leaves nothing behind, also when Postgres refused it half way. */
async function savepoint(tx: Tx, work: () => Promise<LoadedRow>): Promise<LoadedRow> {
  let refused: LoadedRow | undefined;
  try {
    return await tx.savepoint(async () => {
      const result = await work();
      if (result.action !== 'refuse') return result;
      refused = result;
      throw new Refusal('import_value_unreadable');
    });
  } catch (error) {
    if (refused) return refused;
    throw error;
  }
}

/** Second pass: links between rows of the same file, now that all of them are in. */
async function linkRows(
  ports: TransferPorts,
  ctx: RecordContext,
  entity: EntityPlan,
  run: ImportRun,
  before: ImportCounts,
): Promise<ImportCounts> {
  const id = param(run.id, 'uuid');
  const { rows } = await ports.database.query<{ line: number; record: string; field: string; text: string }>(
    sql`select line, record, field, text from tessera.import_link where import_id = ${id} order by line`,
  );
  let warnings = before.warnings;
  for (const key of new Set(rows.map((row) => row.field))) {
    const field = entity.field(key);
    const column = run.spec.columns.find((each) => each.field === key);
    if (!field || !column) continue;
    const links = rows.filter((row) => row.field === key);
    const meaning = await linkMeaning(
      ports.records,
      ctx,
      field,
      entity,
      column,
      new Set(links.map((link) => link.text)),
    );
    for (const link of links) {
      const target = meaning.ambiguous.has(link.text) ? undefined : meaning.known.get(link.text);
      await ports.database.transaction(async (tx) => {
        if (target !== undefined) {
          const answer = await ports.records.update(
            { ...ctx, tx },
            entity.id,
            link.record,
            { [key]: target },
            { ifMatch: '*' },
          );
          await tx.query(
            sql`update tessera.import_row set etag = ${param(answer.etag, 'text')} where import_id = ${id} and entity = ${param(entity.id, 'text')} and record = ${param(link.record, 'uuid')}`,
          );
        } else {
          warnings += 1;
          const code = meaning.ambiguous.has(link.text) ? 'import_text_ambiguous' : 'import_text_unknown';
          await writeIssues(tx, run.id, [
            { line: link.line, field: key, text: link.text, code, params: { text: link.text }, severity: 'warning' },
          ]);
        }
        await tx.query(
          sql`delete from tessera.import_link where import_id = ${id} and record = ${param(link.record, 'uuid')} and field = ${param(key, 'text')}`,
        );
      });
    }
  }
  return { ...before, warnings };
}

/** Makes the records, people and options somebody decided to create, once each, and remembers them as mapped. */
async function carryOutCreations(
  ports: TransferPorts,
  ctx: RecordContext,
  run: ImportRun,
  open: Open,
): Promise<ImportRun['spec']> {
  const { entity } = ports.records.pipeline.access(ctx, run.entity, 'import');
  const replacements = structuredClone(run.spec.replacements ?? {}) as Record<
    string,
    Record<string, { action: string; to?: string }>
  >;
  const wanted = Object.entries(replacements).flatMap(([field, texts]) =>
    Object.entries(texts)
      .filter(([, decision]) => decision.action === 'create')
      .map(([text]) => ({ field, text })),
  );
  if (wanted.length === 0) return run.spec;
  const { columns } = await mapFile(ports.records, ctx, entity, run.spec, open);
  for (const key of new Set(wanted.map(({ field }) => field))) {
    const column = columns.find(({ field }) => field.key === key);
    const texts = wanted.filter(({ field }) => field === key).map(({ text }) => text);
    if (!column) continue;
    const made = await createMeanings(ports, ctx, entity, run, column, texts);
    for (const [text, to] of Object.entries(made))
      replacements[key] = { ...replacements[key], [text]: { action: 'map', to } };
    const spec = { ...run.spec, replacements } as ImportRun['spec'];
    await ports.database.query(
      sql`update tessera.import set spec = ${param(JSON.stringify(spec), 'jsonb')} where id = ${param(run.id, 'uuid')}`,
    );
  }
  return { ...run.spec, replacements } as ImportRun['spec'];
}

async function createMeanings(
  ports: TransferPorts,
  ctx: RecordContext,
  entity: EntityPlan,
  run: ImportRun,
  { field, column, meaning }: MappedFile['columns'][number],
  texts: readonly string[],
): Promise<Record<string, string>> {
  const fresh = texts.filter((text) => !meaning?.known.has(text));
  const made: Record<string, string> = Object.fromEntries(
    texts.flatMap((text) => (meaning?.known.has(text) ? [[text, meaning.known.get(text) ?? '']] : [])),
  );
  if (fresh.length === 0) return made;
  if (field.target === null) return { ...made, ...(await ports.createOptions(ctx, entity.id, field.key, fresh)) };
  for (const text of fresh) {
    if (field.document.kind === 'person') made[text] = await ports.createMember(ctx, text);
    else {
      const by = column.matchBy ?? 'name';
      await ports.database.transaction(async (tx) => {
        const answer = await ports.records.create({ ...ctx, tx }, field.target ?? '', { [by]: text });
        made[text] = answer.id;
        await tx.query(
          sql`insert into tessera.import_row (import_id, line, entity, record, action, etag)
              values (${param(run.id, 'uuid')}, 0, ${param(field.target, 'text')}, ${param(answer.id, 'uuid')}, 'create', ${param(answer.etag, 'text')}) on conflict do nothing`,
        );
      });
    }
  }
  return made;
}
