import type { FieldPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { localize } from '@tessera/std';
import type { Json } from '@tessera/std';
import { stringify } from 'csv-stringify/sync';
import { escapeFormula } from './escape-formula.ts';
import { listAll } from './link-meaning.ts';

/** What to export: the parameters of a list, and which fields as columns. */
export interface ExportRequest {
  readonly entity: string;
  readonly filter?: unknown;
  readonly search?: string;
  readonly sort?: readonly string[];
  /** Field keys in order; absent: every field the person may read. */
  readonly columns?: readonly string[];
}

const pageRows = 200;

/**
 * The rows of a list as CSV text in pieces (UTF-8 with a byte order mark), asked through the record API: rows and columns
 * the person may not see are not there. Texts a spreadsheet would run are escaped. Refuses action_not_allowed.
 */
export async function* exportRows(
  records: Records,
  ctx: RecordContext,
  request: ExportRequest,
): AsyncGenerator<string> {
  const { entity } = records.pipeline.access(ctx, request.entity, 'export');
  const rights = ctx.plan.rights(ctx.principal.roles).entity(entity.id);
  const readable = (field: FieldPlan) =>
    field.document.hidden !== true &&
    rights.field(field.key) !== 'none' &&
    !['deletedAt', 'deletedBy', 'version'].includes(field.key);
  const keys =
    request.columns ??
    entity.fields
      .filter(readable)
      .sort(ownFirst)
      .map(({ key }) => key);
  const fields = keys.map((key) => entity.field(key)).filter((field): field is FieldPlan => field !== undefined);
  const { locale } = ctx.principal;
  const titles = fields.map((field) => escapeFormula(localize(field.document.label, locale, field.key)));
  // The titles wait for the first rows: a list that is refused leaves nothing behind, not even names.
  let ahead = `\ufeff${stringify([titles])}`;
  const { entity: _entity, columns: _columns, ...query } = request;
  let page: string[][] = [];
  for await (const record of listAll(records, ctx, entity.id, { ...query, fields: keys })) {
    page.push(fields.map((field) => cellText(field, record[field.key] as Json | undefined, ctx)));
    if (page.length < pageRows) continue;
    yield ahead + stringify(page);
    ahead = '';
    page = [];
  }
  yield ahead + (page.length > 0 ? stringify(page) : '');
}

function ownFirst(a: FieldPlan, b: FieldPlan): number {
  return Number(a.system) - Number(b.system);
}

/**
 * Numbers stay bare so that a spreadsheet can add them up, and amounts in the currency of their field; the rest reads as on
 * screen. What comes out goes in again: a percentage carries its sign, an amount in another currency that currency.
 */
function cellText(field: FieldPlan, value: Json | undefined, ctx: RecordContext): string {
  if (value === undefined || value === null) return '';
  const { document } = field;
  if (document.kind === 'integer' || document.kind === 'decimal') return String(value);
  if (document.kind === 'money' && isAmount(value) && value.currency === (document.currency ?? 'CNY'))
    return value.amount.replace(/(\.\d\d)0+$/, '$1');
  return escapeFormula(
    field.kind.format(value, field.document, {
      ...field.context,
      locale: ctx.principal.locale,
      timeZone: ctx.principal.timeZone,
    }),
  );
}

function isAmount(value: Json): value is { readonly amount: string; readonly currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && typeof value['amount'] === 'string';
}
