import type { EntityPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { ConvertedRow } from './convert-row.ts';
import type { ImportSpec, RowIssue } from './import-spec.ts';
import { listAll } from './link-meaning.ts';

/** What became of one row. */
export interface LoadedRow {
  readonly line: number;
  readonly action: 'create' | 'update' | 'refuse';
  readonly record: string | null;
  readonly etag: string;
  readonly issues: readonly RowIssue[];
  /** For an update: what the written fields held, as the record API takes it. */
  readonly before?: Readonly<Record<string, Json>>;
}

/** A record that holds a key, with what the columns of the file would change. */
export interface ExistingRecord {
  readonly id: string;
  readonly values: Readonly<Record<string, Json>>;
}

export interface LoadOptions {
  readonly entity: EntityPlan;
  readonly spec: ImportSpec;
  /** Check everything, write nothing. */
  readonly dryRun: boolean;
  /** Text of the key → the records that hold it. */
  readonly existing: ReadonlyMap<string, readonly ExistingRecord[]>;
}

/** Records that hold one of the keys, by key text, with the values of `fields`. */
export async function findExisting(
  records: Records,
  ctx: RecordContext,
  entity: EntityPlan,
  key: string,
  rows: readonly ConvertedRow[],
  fields: readonly string[],
): Promise<Map<string, ExistingRecord[]>> {
  const wanted = [...new Set(rows.map((row) => keyText(row.values[key])).filter((text) => text !== ''))];
  const found = new Map<string, ExistingRecord[]>();
  if (wanted.length === 0) return found;
  const values = wanted.map(
    (text) => rows.map((row) => row.values[key]).find((value) => keyText(value) === text) ?? text,
  );
  const filter = { combinator: 'and', rules: [{ field: key, operator: 'in', value: values }] };
  for await (const record of listAll(records, ctx, entity.id, { filter, fields: [...new Set([key, ...fields])] })) {
    const text = keyText(record[key] as Json);
    const values = Object.fromEntries(fields.map((field) => [field, writable(record[field] as Json | undefined)]));
    found.set(text, [...(found.get(text) ?? []), { id: String(record['id']), values }]);
  }
  return found;
}

/** A value as it is read, as it is written: links and people by their id. */
function writable(value: Json | undefined): Json {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' && 'id' in value && 'title' in value ? (value['id'] as Json) : value;
}

/** A key as text, whatever shape its kind answers in. */
export function keyText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  const member = 'id' in value ? value['id'] : 'raw' in value ? value['raw'] : JSON.stringify(value);
  return String(member);
}

/** Writes one converted row through the record pipeline, or says why not. Runs inside `ctx.tx`. */
export async function loadRow(
  records: Records,
  ctx: RecordContext,
  row: ConvertedRow,
  options: LoadOptions,
): Promise<LoadedRow> {
  const { entity, spec } = options;
  const refused = (issues: readonly RowIssue[]): LoadedRow => ({
    line: row.line,
    action: 'refuse',
    record: null,
    etag: '',
    issues,
  });
  const target = targetOf(row, options);
  if (target && 'code' in target) return refused([...row.issues, target]);
  if (row.issues.some(isError)) return refused(row.issues);
  try {
    const place = spec.place === true;
    const write = { place, dryRun: options.dryRun };
    const answer =
      target === undefined
        ? await records.create(ctx, entity.id, withOwner(newValues(row, entity), entity, spec), write)
        : await records.update(ctx, entity.id, target.id, patchOf(row, spec), { ...write, ifMatch: '*' });
    const issues = answer.warnings.map((each): RowIssue => ({
      line: row.line,
      field: fieldOf(each.path),
      text: null,
      code: each.code,
      params: each.params,
      severity: 'warning',
    }));
    return {
      line: row.line,
      action: target === undefined ? 'create' : 'update',
      record: answer.id,
      etag: answer.etag,
      issues: [...row.issues, ...issues],
      ...(target && { before: beforeOf(row, spec, target) }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const found = issuesOf(error, row.line);
    // What waits for something that the import will make is there by then.
    const left = found.filter(({ field }) => field === null || !row.awaiting.includes(field));
    if (left.length > 0) return refused([...row.issues, ...left]);
    return { line: row.line, action: target ? 'update' : 'create', record: null, etag: '', issues: row.issues };
  }
}

/** What the fields that a row writes held before. */
function beforeOf(row: ConvertedRow, spec: ImportSpec, target: ExistingRecord): Readonly<Record<string, Json>> {
  const written = [...Object.keys(patchOf(row, spec)), ...row.links.map(({ field }) => field)];
  return Object.fromEntries(written.map((key) => [key, target.values[key] ?? null]));
}

const isError = ({ severity }: RowIssue): boolean => severity === 'error';

function targetOf(row: ConvertedRow, { spec, existing }: LoadOptions): ExistingRecord | undefined | RowIssue {
  if (spec.upsertBy === undefined) return undefined;
  const text = keyText(row.values[spec.upsertBy]);
  const problem = (code: string): RowIssue => ({
    line: row.line,
    field: spec.upsertBy ?? null,
    text,
    code,
    params: { text },
    severity: 'error',
  });
  if (text === '') return row.issues.some(isError) ? undefined : problem('import_key_empty');
  const records = existing.get(text) ?? [];
  return records.length > 1 ? problem('import_key_ambiguous') : records[0];
}

/** An empty cell stays empty: a default fills only what the file has no column for, or what must not be empty. */
function newValues(row: ConvertedRow, entity: EntityPlan): Readonly<Record<string, Json>> {
  const emptied = row.empty.filter((key) => {
    const field = entity.field(key)?.document;
    return field?.default !== undefined && field.required !== true && field.kind !== 'boolean';
  });
  return { ...Object.fromEntries(emptied.map((key) => [key, null])), ...row.values };
}

function withOwner(
  values: Readonly<Record<string, Json>>,
  entity: EntityPlan,
  spec: ImportSpec,
): Readonly<Record<string, Json>> {
  if (spec.defaultOwner === undefined || values['owner'] !== undefined || !entity.field('owner')) return values;
  return { ...values, owner: spec.defaultOwner };
}

function patchOf(row: ConvertedRow, spec: ImportSpec): Readonly<Record<string, Json>> {
  const { [spec.upsertBy ?? '']: _key, ...values } = row.values;
  if (spec.emptyClears !== true) return values;
  return { ...Object.fromEntries(row.empty.map((field) => [field, null])), ...values };
}

function issuesOf(refusal: Refusal, line: number): RowIssue[] {
  if (refusal.issues.length === 0)
    return [{ line, field: null, text: null, code: refusal.code, params: refusal.params, severity: 'error' }];
  return refusal.issues.map((each) => ({
    line,
    field: fieldOf(each.path),
    text: null,
    code: each.code,
    params: each.params,
    severity: each.severity,
  }));
}

function fieldOf(path: string): string | null {
  return path.split('/')[1] || null;
}
