import { ownAmount, spreadsheetText } from '@tessera/model';
import type { FieldPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { localize } from '@tessera/std';
import type { Json } from '@tessera/std';
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

/** A cell on its way out: the text a person reads, and the number behind it where a spreadsheet should add up. */
export interface ExportCell {
  readonly text: string;
  readonly number?: number;
  /** How a spreadsheet shows the number. Source: ECMA-376 18.8.30. */
  readonly format?: string;
}

/** The rows of a list: the titles of the columns, then the rows in pages. */
export interface ExportTable {
  readonly name: string;
  readonly titles: readonly string[];
  readonly pages: AsyncGenerator<readonly (readonly ExportCell[])[]>;
}

/**
 * The rows of a list, asked through the record API: rows and columns the person may not see are not there.
 * Refuses action_not_allowed.
 */
export function exportTable(records: Records, ctx: RecordContext, request: ExportRequest): ExportTable {
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
  const { entity: _entity, columns: _columns, ...query } = request;
  return {
    name: localize(entity.document.pluralLabel ?? entity.document.label, locale, entity.id),
    titles: fields.map((field) => localize(field.document.label, locale, field.key)),
    pages: pagesOf(listAll(records, ctx, entity.id, { ...query, fields: keys }), (record) =>
      fields.map((field) => cellOf(field, record[field.key] as Json | undefined, ctx)),
    ),
  };
}

async function* pagesOf<Row, Cells>(rows: AsyncIterable<Row>, cellsOf: (row: Row) => Cells): AsyncGenerator<Cells[]> {
  let page: Cells[] = [];
  for await (const row of rows) {
    page.push(cellsOf(row));
    if (page.length < pageRows) continue;
    yield page;
    page = [];
  }
  yield page;
}

function ownFirst(a: FieldPlan, b: FieldPlan): number {
  return Number(a.system) - Number(b.system);
}

/** What comes out goes in again: a percentage carries its sign, an amount in another currency that currency. */
function cellOf(field: FieldPlan, value: Json | undefined, ctx: RecordContext): ExportCell {
  if (value === undefined || value === null) return { text: '' };
  const { document } = field;
  const { locale, timeZone } = ctx.principal;
  const text = spreadsheetText(field.kind, value, document, { ...field.context, locale, timeZone });
  if (document.kind === 'integer' || document.kind === 'decimal') return numberCell(text, String(value));
  if (document.kind === 'percent') return numberCell(text, String(value), '0.##%');
  const amount = document.kind === 'money' ? ownAmount(value, document.currency) : undefined;
  return amount === undefined ? { text } : numberCell(text, amount, '#,##0.00##');
}

/** A number a spreadsheet holds exactly has at most fifteen digits; a longer one stays text. */
function numberCell(text: string, decimal: string, format?: string): ExportCell {
  const digits = decimal.replace(/^-?0*|\./g, '').replace(/0+$/, '').length;
  return digits > 15 ? { text } : { text, number: Number(decimal), ...(format !== undefined && { format }) };
}
