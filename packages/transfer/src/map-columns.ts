import { unescapeFormula } from '@tessera/model';
import type { EntityPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { issue, pointer, Refusal } from '@tessera/std';
import type { Issue } from '@tessera/std';
import { importableFields } from './analyse.ts';
import type { MappedColumn } from './convert-row.ts';
import type { ImportSpec, UnknownText } from './import-spec.ts';
import { linkMeaning, matchField } from './link-meaning.ts';
import { readFile } from './read-file.ts';
import type { Open } from './read-file.ts';
import { applyReplacements, choiceMeaning, textsOf, unknownTexts } from './text-links.ts';

/** The columns of an import, ready to convert rows, and the texts nobody has decided about. */
export interface MappedFile {
  readonly columns: readonly MappedColumn[];
  readonly unknown: readonly UnknownText[];
  readonly rows: number;
}

const mostTexts = 20_000;

/** The mapped fields with their places. Refuses import_mapping_invalid with every wrong column. */
export function columnsOf(ctx: RecordContext, entity: EntityPlan, spec: ImportSpec): readonly MappedColumn[] {
  const fields = importableFields(ctx, entity);
  const issues: Issue[] = [];
  const taken = new Set<string>();
  const columns = spec.columns.flatMap((column, index): MappedColumn[] => {
    if (column.field === undefined) return [];
    const field = fields.get(column.field);
    if (!field) issues.push(issue(pointer('columns', index, 'field'), 'import_field_unknown', { field: column.field }));
    else if (taken.has(column.field))
      issues.push(issue(pointer('columns', index, 'field'), 'import_field_twice', { field: column.field }));
    taken.add(column.field);
    return field ? [{ index, column, field }] : [];
  });
  if (spec.upsertBy !== undefined && !taken.has(spec.upsertBy))
    issues.push(issue('/upsertBy', 'import_key_unmapped', { field: spec.upsertBy }));
  if (columns.length === 0 && issues.length === 0) issues.push(issue('/columns', 'import_nothing_mapped'));
  if (issues.length > 0) throw new Refusal('import_mapping_invalid', {}, issues);
  return columns;
}

/**
 * First pass over the file: gathers the texts of choice and link columns and finds out what they mean.
 * Texts of self-links that the file itself brings in are not unknown: they are resolved after the load.
 */
export async function mapFile(
  records: Records,
  ctx: RecordContext,
  entity: EntityPlan,
  spec: ImportSpec,
  open: Open,
): Promise<MappedFile> {
  const columns = columnsOf(ctx, entity, spec);
  const texts = new Map(columns.filter(hasMeaning).map((column) => [column.field.key, new Map<string, number>()]));
  const selfKeys = new Map(
    columns
      .filter(({ field }) => field.target === entity.id)
      .map((column) => [column.field.key, selfKeyColumn(columns, column, entity)]),
  );
  const own = new Map([...selfKeys.keys()].map((key) => [key, new Set<string>()]));
  let rows = 0;
  for await (const row of readDataRows(open, spec)) {
    rows += 1;
    for (const column of columns) {
      const counts = texts.get(column.field.key);
      if (counts)
        for (const text of textsOf(column.field, unescapeFormula(row.cells[column.index] ?? '')))
          if (counts.has(text) || counts.size < mostTexts) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const [key, source] of selfKeys)
      if (source !== undefined) own.get(key)?.add((row.cells[source] ?? '').normalize('NFC').trim());
  }
  const mapped: MappedColumn[] = [];
  const unknown: UnknownText[] = [];
  for (const column of columns) {
    const counts = texts.get(column.field.key);
    if (!counts) {
      mapped.push(column);
      continue;
    }
    const target = column.field.target === null ? undefined : ctx.plan.entity(column.field.target);
    const meaning = target
      ? await linkMeaning(records, ctx, column.field, target, column.column, counts.keys())
      : choiceMeaning(ctx.plan, column.field, counts.keys());
    applyReplacements(meaning, spec.replacements?.[column.field.key] ?? {});
    const pending = own.get(column.field.key);
    unknown.push(...unknownTexts(meaning, counts).filter(({ text }) => !pending?.has(text)));
    mapped.push({ ...column, meaning, ...(pending ? { pending } : {}) });
  }
  return { columns: mapped, unknown, rows };
}

/** The rows below the header. */
export async function* readDataRows(
  open: Open,
  spec: ImportSpec,
): AsyncGenerator<{ line: number; cells: readonly string[] }> {
  let first = true;
  for await (const row of readFile(open, spec.reading)) {
    if (!first) yield row;
    first = false;
  }
}

const choiceKinds: ReadonlySet<string> = new Set(['select', 'multiSelect', 'status']);

/** Whether the texts of a column name something: options, records, people. */
export function hasMeaning({ field }: Pick<MappedColumn, 'field'>): boolean {
  return field.target !== null || choiceKinds.has(field.document.kind);
}

/** The column of the file that holds what a self-link names. */
function selfKeyColumn(
  columns: readonly MappedColumn[],
  { column }: MappedColumn,
  entity: EntityPlan,
): number | undefined {
  const { key } = matchField(entity, column);
  return columns.find(({ field }) => field.key === key)?.index;
}
