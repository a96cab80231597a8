import { isWritable } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import type { RecordContext } from '@tessera/records';
import { gatherColumns } from './column-values.ts';
import { detectFormat } from './detect-format.ts';
import type { ColumnFormat } from './detect-format.ts';
import { guessColumn } from './guess/guess-column.ts';
import type { ColumnGuess } from './guess/guess-column.ts';
import { matchHeaders } from './match-headers.ts';
import { detectReading, firstRows, headOf, shownRows } from './read-file.ts';
import type { HeadRow, Open, Reading } from './read-file.ts';

/** What was found in one column of a file. */
export interface ColumnAnalysis {
  readonly header: string;
  /** The field its header names, if any. */
  readonly field: string | null;
  readonly format: ColumnFormat;
  readonly filled: number;
  readonly empty: number;
  /** Different values, counted up to 1,000. */
  readonly distinct: number;
  readonly samples: readonly string[];
  /** What the column probably is, as kind and options of a field, and what to know before its rows go in. */
  readonly guess: ColumnGuess;
}

/** What was found in a file. */
export interface FileAnalysis {
  readonly reading: Reading;
  /** Sheets of a workbook, to choose from; none for other files. */
  readonly sheets: readonly string[];
  /** Rows below the header. */
  readonly rows: number;
  /** The first rows as they stand in the file, to find the header among. */
  readonly head?: readonly HeadRow[];
  /** The columns are mapped as in the last file with these headers. */
  readonly remembered?: boolean;
  readonly columns: readonly ColumnAnalysis[];
}

const mostDistinct = 1000;

/** Fields an import may fill: those the person may write, and status fields, which are placed. */
export function importableFields(ctx: RecordContext, entity: EntityPlan): ReadonlyMap<string, FieldPlan> {
  const rights = ctx.plan.rights(ctx.principal.roles).entity(entity.id);
  const fits = (field: FieldPlan) =>
    field.document.hidden !== true &&
    rights.field(field.key) === 'edit' &&
    (field.document.kind === 'status' || (field.system ? field.key === 'owner' : isWritable(field.document, 'create')));
  return new Map(entity.fields.filter(fits).map((field) => [field.key, field]));
}

/**
 * Reads a file once: how it is written, headers and what each column holds. Refuses an empty file with import_file_empty.
 * @param mapped the field of each column where that is decided; else its header says it
 */
export async function analyseFile(
  open: Open,
  fields: ReadonlyMap<string, FieldPlan>,
  ctx: RecordContext,
  given?: Reading,
  mapped?: readonly (string | undefined)[],
): Promise<FileAnalysis> {
  const { reading, sheets } = await detectReading(open, given);
  const { headers, rows, columns } = await gatherColumns(open, reading);
  const documents = new Map<string, FieldDocument>([...fields].map(([key, field]) => [key, field.document]));
  const { locale } = ctx.principal;
  const context = { documents: ctx.plan.documents, entity: '', locale, timeZone: ctx.plan.timeZone };
  const matched = mapped ?? matchHeaders(headers, documents);
  return {
    reading,
    sheets,
    rows,
    head: headOf(await firstRows(open, reading, shownRows)),
    columns: columns.map((values, index) => {
      const field = matched[index] ?? null;
      const kind = field === null ? '' : (documents.get(field)?.kind ?? '');
      const texts = [...values.counts.keys()];
      return {
        header: headers[index] ?? '',
        field,
        format: detectFormat(kind === '' ? 'date' : kind, texts),
        filled: values.filled,
        empty: rows - values.filled,
        distinct: Math.min(mostDistinct, texts.length),
        samples: texts.slice(0, 5),
        guess: guessColumn(headers[index] ?? '', values, ctx.plan.kinds, context),
      };
    }),
  };
}
