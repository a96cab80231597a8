import { param, sql } from '@tessera/database';
import type { Database, Queryable } from '@tessera/database';
import type { RecordContext } from '@tessera/records';
import { isUuid, Refusal } from '@tessera/std';
import type { FileAnalysis } from './analyse.ts';
import type { ImportCounts, ImportSpec, RowIssue, UnknownText } from './import-spec.ts';
import type { TransferPorts } from './ports.ts';

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

/** What a dry run found. */
export interface DryRun {
  readonly counts: ImportCounts;
  readonly unknown: readonly UnknownText[];
  /** The first issues; all of them are in the file of errors. */
  readonly issues: readonly RowIssue[];
}

/** A row of the file whose record stayed as it is. */
export interface KeptRow {
  readonly line: number;
  readonly entity: string;
  readonly record: string;
}

/** What an undo did. */
export interface Undone {
  /** Records it created that are gone. */
  readonly removed: number;
  /** Records it updated that are as before. */
  readonly restored?: number;
  /** Rows that somebody changed or deleted since, or that other records need: left alone. */
  readonly kept: number;
  /** The first of them. */
  readonly keptRows?: readonly KeptRow[];
}

/** An import from upload to undo. */
export interface ImportRun {
  readonly id: string;
  readonly entity: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly jobId: string | null;
  readonly spec: ImportSpec;
  readonly analysis: FileAnalysis;
  readonly dryRun: DryRun | null;
  readonly counts: ImportCounts | null;
  readonly undone: Undone | null;
  readonly createdAt: string;
}

const columns = sql`i.id, i.entity, i.file_name as "fileName", i.state, i.job_id as "jobId", i.spec, i.analysis, i.dry_run as "dryRun",
  i.counts, i.undone, i.created_at as "createdAt"`;

/** One import of a person; administrators see only their own as well. Refuses import_not_found. */
export async function readImport(queryable: Queryable, id: string, actor: string): Promise<ImportRun> {
  if (!isUuid(id)) throw new Refusal('import_not_found');
  const { rows } = await queryable.query<ImportRun>(
    sql`select ${columns} from tessera.import i where i.id = ${param(id, 'uuid')} and i.actor = ${param(actor, 'uuid')}`,
  );
  if (!rows[0]) throw new Refusal('import_not_found');
  return rows[0];
}

/** A new import as its owner left it. */
interface NewImport {
  readonly spec: ImportSpec;
  readonly fileName: string;
  readonly analysis: FileAnalysis;
  /** The batch it belongs to, and its place there. */
  readonly batch?: { readonly id: string; readonly place: number };
}

/** Notes an import that may be configured and run. */
export async function insertImport(
  { database, newId, clock }: Pick<TransferPorts, 'database' | 'newId' | 'clock'>,
  { plan, principal }: RecordContext,
  { spec, fileName, analysis, batch }: NewImport,
): Promise<ImportRun> {
  const id = newId();
  await database.query(
    sql`insert into tessera.import (id, base, environment, entity, file_id, file_name, state, actor, created_at, spec, analysis, batch_id, batch_place)
        values (${param(id, 'uuid')}, ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(spec.entity, 'text')},
          ${param(spec.file, 'text')}, ${param(fileName, 'text')}, 'uploaded', ${param(principal.userId, 'uuid')},
          ${param(new Date(clock.now()).toISOString(), 'timestamptz')}, ${param(JSON.stringify(spec), 'jsonb')}, ${param(JSON.stringify(analysis), 'jsonb')},
          ${param(batch?.id ?? null, 'uuid')}, ${param(batch?.place ?? null, 'int')})`,
  );
  return readImport(database, id, principal.userId);
}

/** The imports of a person, newest first. */
export async function listImports(queryable: Queryable, actor: string, entity?: string): Promise<readonly ImportRun[]> {
  const only = entity === undefined ? sql`` : sql` and i.entity = ${param(entity, 'text')}`;
  const { rows } = await queryable.query<ImportRun>(
    sql`select ${columns} from tessera.import i where i.actor = ${param(actor, 'uuid')}${only} order by i.created_at desc limit 50`,
  );
  return rows;
}

/** Moves an import on, from one of the given states. Refuses import_busy when it is elsewhere. */
export async function moveImport(
  queryable: Queryable,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
  set: Partial<Record<'spec' | 'dry_run' | 'counts' | 'undone' | 'analysis', unknown>> & { jobId?: string } = {},
): Promise<void> {
  const { jobId, ...json } = set;
  const value = (name: keyof typeof json) =>
    param(json[name] === undefined ? null : JSON.stringify(json[name]), 'jsonb');
  const { count } = await queryable.query(
    sql`update tessera.import set state = ${param(to, 'text')}, job_id = coalesce(${param(jobId ?? null, 'uuid')}, job_id),
          spec = coalesce(${value('spec')}, spec), analysis = coalesce(${value('analysis')}, analysis), dry_run = coalesce(${value('dry_run')}, dry_run),
          counts = coalesce(${value('counts')}, counts), undone = coalesce(${value('undone')}, undone)
        where id = ${param(id, 'uuid')} and state = any(${param(from, 'text[]')})`,
  );
  if (count === 0) throw new Refusal('import_busy');
}

/** Replaces the stored issues of some lines. */
export async function writeIssues(
  queryable: Queryable,
  id: string,
  issues: readonly (RowIssue & { readonly cells?: readonly string[] })[],
): Promise<void> {
  if (issues.length === 0) return;
  const positions = new Map<number, number>();
  const rows = issues.map((each) => {
    const position = positions.get(each.line) ?? 0;
    positions.set(each.line, position + 1);
    return { ...each, position };
  });
  await queryable.query(
    sql`insert into tessera.import_issue (import_id, line, position, field, text, code, params, severity, cells)
        select ${param(id, 'uuid')}, r.line, r.position, r.field, r.text, r.code, r.params, r.severity, r.cells
        from jsonb_to_recordset(${param(JSON.stringify(rows), 'jsonb')}) as r (line int, position int, field text, text text, code text, params jsonb, severity text, cells jsonb)
        on conflict do nothing`,
  );
}

export async function clearIssues(database: Database, id: string): Promise<void> {
  await database.query(sql`delete from tessera.import_issue where import_id = ${param(id, 'uuid')}`);
}

/** Issues of an import in the order of the file, a page at a time. */
export async function* readIssues(
  queryable: Queryable,
  id: string,
): AsyncGenerator<RowIssue & { readonly cells: readonly string[] | null }> {
  let after = [0, -1];
  for (;;) {
    const { rows } = await queryable.query<RowIssue & { position: number; cells: readonly string[] | null }>(
      sql`select line, position, field, text, code, params, severity, cells from tessera.import_issue
          where import_id = ${param(id, 'uuid')} and (line, position) > (${param(after[0], 'int')}, ${param(after[1], 'int')})
          order by line, position limit 1000`,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = [last.line, last.position];
  }
}
