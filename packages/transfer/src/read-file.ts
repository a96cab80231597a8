import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { Refusal } from '@tessera/std';
import { detectEncoding } from './decode.ts';
import type { Encoding } from './decode.ts';
import { detectDelimiter, readCsv } from './read-csv.ts';
import type { FileRow } from './read-csv.ts';
import { openWorkbook } from './read-xlsx.ts';

/** How the bytes of a file become rows. Detected, shown, changeable. */
export type Reading =
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly delimiter: string }
  | { readonly format: 'xlsx'; readonly sheet: string };

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

/** Finds out how to read a file; `given` stays. Refuses what openWorkbook refuses, and xlsx_sheet_unknown. */
export async function detectReading(open: Open, given?: Reading): Promise<Readings> {
  const head = await readHead(await open());
  if (workbookStarts.includes(head.subarray(0, 4).toString('hex'))) {
    const sheets = await (await openWorkbook(await open())).sheets();
    const sheet = given?.format === 'xlsx' ? given.sheet : (sheets[0] ?? '');
    if (!sheets.includes(sheet)) throw new Refusal('xlsx_sheet_unknown', { sheet });
    return { reading: { format: 'xlsx', sheet }, sheets };
  }
  const csv = given?.format === 'csv' ? given : undefined;
  const encoding = csv?.encoding ?? detectEncoding(head);
  const delimiter = csv?.delimiter ?? detectDelimiter(iconv.decode(head, encoding, { stripBOM: true }));
  return { reading: { format: 'csv', encoding, delimiter }, sheets: [] };
}

/** The rows of a file, the header first. */
export async function* readFile(open: Open, reading: Reading): AsyncGenerator<FileRow> {
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
