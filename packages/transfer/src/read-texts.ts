import type { FieldPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { pointer, issue, Refusal } from '@tessera/std';
import type { Json } from '@tessera/std';
import { unescapeFormula } from '@tessera/model';
import { convertRow } from './convert-row.ts';
import type { MappedColumn } from './convert-row.ts';
import { detectFormat } from './detect-format.ts';
import type { RowIssue } from './import-spec.ts';
import { hasMeaning } from './map-columns.ts';
import { linkMeaning } from './link-meaning.ts';
import { choiceMeaning, cleanCell, textsOf } from './text-links.ts';

/** Texts that are meant for one field, for example a pasted column. */
export interface ColumnTexts {
  readonly field: string;
  readonly texts: readonly string[];
}

/** What a text means to its field, or why it means nothing. */
export type TextReading = { readonly value: Json } | { readonly problem: Pick<RowIssue, 'code' | 'params'> };

/**
 * Reads texts the way an import reads a column: dates, numbers and amounts in any common writing, options by label, links by
 * title. Links are looked up with the rights of whoever asks. Refuses field_not_readable for fields they do not see.
 */
export async function readTexts(
  records: Records,
  ctx: RecordContext,
  entityId: string,
  columns: readonly ColumnTexts[],
): Promise<readonly { readonly field: string; readonly values: readonly TextReading[] }[]> {
  const { entity } = records.pipeline.access(ctx, entityId, 'update');
  const rights = ctx.plan.rights(ctx.principal.roles).entity(entity.id);
  const found = [];
  for (const [index, { field: key, texts }] of columns.entries()) {
    const field = rights.field(key) === 'none' ? undefined : entity.field(key);
    if (!field)
      throw new Refusal('import_mapping_invalid', {}, [
        issue(pointer('columns', index, 'field'), 'import_field_unknown', { field: key }),
      ]);
    found.push({ field: key, values: await readColumn(records, ctx, field, texts) });
  }
  return found;
}

async function readColumn(
  records: Records,
  ctx: RecordContext,
  field: FieldPlan,
  texts: readonly string[],
): Promise<readonly TextReading[]> {
  const clean = texts.map((text) => cleanCell(unescapeFormula(text)));
  const column = {
    field: field.key,
    format: detectFormat(
      field.document.kind,
      clean.filter((text) => text !== ''),
    ),
  };
  let mapped: MappedColumn = { index: 0, column, field };
  if (hasMeaning(mapped)) {
    const wanted = new Set(clean.flatMap((text) => textsOf(field, text)));
    const target = field.target === null ? undefined : ctx.plan.entity(field.target);
    const meaning = target
      ? await linkMeaning(records, ctx, field, target, column, wanted)
      : choiceMeaning(ctx.plan, field, wanted);
    mapped = { ...mapped, meaning };
  }
  return texts.map((text, line) => {
    const row = convertRow({ line, cells: [text] }, [mapped], ctx.plan, ctx.principal.locale);
    const [problem] = row.issues;
    return problem
      ? { problem: { code: problem.code, params: problem.params } }
      : { value: row.values[field.key] ?? null };
  });
}
