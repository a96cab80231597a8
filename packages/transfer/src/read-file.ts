import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { Refusal } from '@tessera/std';
import { detectEncoding } from './decode.ts';
import type { Encoding } from './decode.ts';
import { columnLetter, findHeader, headerNames, headRows } from './header/find-header.ts';
import type { HeaderPlace } from './header/find-header.ts';
import { detectDelimiter, readCsv } from './read-csv.ts';
import type { FileRow } from './read-csv.ts';
import { openWorkbook } from './read-xlsx.ts';

/** How the bytes of a file become rows. Detected, shown, changeable. Without a header its first filled row is it. */
export type Reading = { readonly header?: HeaderPlace } & (
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly delimiter: string }
  | { readonly format: 'xlsx'; readonly sheet: string }
);

/** Opens the same bytes again for every pass. */
export type Open = () => Promise<Readable>;

/** What a file offers: how to read it, and for a workbook the sheets to choose from. */
export interface Readings {
  readonly reading: Reading;
  readonly sheets: readonly string[];
}

const headBytes = 1 << 20;
/** Local file header of ZIP, and the older container of Office. */
const workbookStarts = ['504b0304', 'd0cf11e0'];

/** Finds out how to read a file; what is `given` stays. Refuses what openWorkbook refuses, xlsx_sheet_unknown and file_no_table. */
export async function detectReading(open: Open, given?: Reading): Promise<Readings> {
  const { reading, sheets } = await detectFormat(open, given);
  const header = given?.header ?? findHeader(await firstRows(open, reading));
  return { reading: { ...reading, header }, sheets };
}

async function detectFormat(open: Open, given: Reading | undefined): Promise<Readings> {
  const head = await readHead(await open());
  if (workbookStarts.includes(head.subarray(0, 4).toString('hex'))) {
    const sheets = await (await openWorkbook(await open())).sheets();
    const sheet = given?.format === 'xlsx' ? given.sheet : (sheets[0] ?? '');
    if (!sheets.includes(sheet)) throw new Refusal('xlsx_sheet_unknown', { sheet });
    return { reading: { format: 'xlsx', sheet }, sheets };
  }
  // No text of a table holds the character, and every other kind of file does early on.
  if (head.includes(0) || head.subarray(0, 5).toString() === '%PDF-') throw new Refusal('file_no_table');
  const csv = given?.format === 'csv' ? given : undefined;
  const encoding = csv?.encoding ?? detectEncoding(head);
  const delimiter = csv?.delimiter ?? detectDelimiter(iconv.decode(head, encoding, { stripBOM: true }));
  return { reading: { format: 'csv', encoding, delimiter }, sheets: [] };
}

/** The first rows of a file as they stand there, whatever they mean. */
export async function firstRows(open: Open, reading: Reading, most: number = headRows): Promise<readonly FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of rawRows(open, reading)) if (rows.push(row) >= most) break;
  return rows;
}

/** A row of a file as it is shown, cut to what is seen. */
export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How many rows a person sees to choose the header from. */
export const shownRows = 12;

export const headOf = (rows: readonly FileRow[]): readonly HeadRow[] =>
  rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, 30).map((cell) => cell.slice(0, 60)) }));

/** The rows of a file, the header first; what stands above the header is left out. */
export async function* readFile(open: Open, reading: Reading): AsyncGenerator<FileRow> {
  const { header } = reading;
  const head: FileRow[] = [];
  for await (const row of rawRows(open, reading)) {
    if (header === undefined || head.length > header.rows) yield row;
    else if (row.line >= header.line) {
      head.push(row);
      // The row after the header shows that the header is whole.
      if (head.length > header.rows) yield* withHeader(head, header);
    }
  }
  if (header !== undefined && head.length > 0 && head.length <= header.rows) yield* withHeader(head, header);
}

function* withHeader(rows: readonly FileRow[], { rows: count, line }: HeaderPlace): Generator<FileRow> {
  const letters = (rows[0]?.cells ?? []).map((_, index) => columnLetter(index));
  yield { line, cells: count === 0 ? letters : headerNames(rows.slice(0, count)) };
  yield* rows.slice(count);
}

async function* rawRows(open: Open, reading: Reading): AsyncGenerator<FileRow> {
  if (reading.format === 'csv') yield* readCsv(await open(), reading);
  else yield* (await openWorkbook(await open())).rows(reading.sheet);
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
