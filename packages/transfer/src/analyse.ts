import type { Readable } from 'node:stream';
import { isWritable } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import type { RecordContext } from '@tessera/records';
import { Refusal } from '@tessera/std';
import { detectEncoding } from './decode.ts';
import type { Encoding } from './decode.ts';
import { detectFormat } from './detect-format.ts';
import type { ColumnFormat } from './detect-format.ts';
import { matchHeaders } from './match-headers.ts';
import { detectDelimiter, readCsv } from './read-csv.ts';
import iconv from 'iconv-lite';

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
}

/** What was found in a file. */
export interface FileAnalysis {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Rows below the header. */
  readonly rows: number;
  readonly columns: readonly ColumnAnalysis[];
}

/** Opens the same bytes again for every pass. */
export type Open = () => Promise<Readable>;

const mostDistinct = 1000;
const headBytes = 1 << 20;

/** Fields an import may fill: those the person may write, and status fields, which are placed. */
export function importableFields(ctx: RecordContext, entity: EntityPlan): ReadonlyMap<string, FieldPlan> {
  const rights = ctx.plan.rights(ctx.principal.roles).entity(entity.id);
  const fits = (field: FieldPlan) =>
    field.document.hidden !== true &&
    rights.field(field.key) === 'edit' &&
    (field.document.kind === 'status' || (field.system ? field.key === 'owner' : isWritable(field.document, 'create')));
  return new Map(entity.fields.filter(fits).map((field) => [field.key, field]));
}

/** Reads a file once: encoding, delimiter, headers and what each column holds. Refuses an empty file with import_file_empty. */
export async function analyseFile(
  open: Open,
  fields: ReadonlyMap<string, FieldPlan>,
  given: { encoding?: Encoding; delimiter?: string } = {},
): Promise<FileAnalysis> {
  const head = await readHead(await open());
  const encoding = given.encoding ?? detectEncoding(head);
  const delimiter = given.delimiter ?? detectDelimiter(iconv.decode(head, encoding, { stripBOM: true }));
  let headers: readonly string[] | undefined;
  let rows = 0;
  const columns: { values: Map<string, number>; filled: number; all: string[] }[] = [];
  for await (const { cells } of readCsv(await open(), { encoding, delimiter })) {
    if (!headers) {
      headers = cells.map((cell) => cell.trim());
      columns.push(...headers.map(() => ({ values: new Map<string, number>(), filled: 0, all: [] })));
      continue;
    }
    rows += 1;
    columns.forEach((column, index) => {
      const text = (cells[index] ?? '').trim();
      if (text === '') return;
      column.filled += 1;
      column.all.push(text);
      if (column.values.size < mostDistinct) column.values.set(text, 1);
    });
  }
  if (!headers) throw new Refusal('import_file_empty');
  const documents = new Map<string, FieldDocument>([...fields].map(([key, field]) => [key, field.document]));
  const matched = matchHeaders(headers, documents);
  return {
    encoding,
    delimiter,
    rows,
    columns: columns.map((column, index) => {
      const field = matched[index] ?? null;
      const kind = field === null ? '' : (documents.get(field)?.kind ?? '');
      return {
        header: headers[index] ?? '',
        field,
        format: detectFormat(kind === '' ? 'date' : kind, column.all),
        filled: column.filled,
        empty: rows - column.filled,
        distinct: column.values.size,
        samples: [...column.values.keys()].slice(0, 5),
      };
    }),
  };
}

async function readHead(bytes: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}
