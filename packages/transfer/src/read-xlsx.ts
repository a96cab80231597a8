import { Readable } from 'node:stream';
import { WorkbookReader } from '@cj-tech-master/excelts';
import type { CellValue } from '@cj-tech-master/excelts';
import { BufferReader, RemoteZipReader } from '@cj-tech-master/excelts/archive';
import { Refusal } from '@tessera/std';
import { limits } from './read-csv.ts';
import type { FileRow } from './read-csv.ts';

/** Most bytes of a workbook, which is held in memory, and of what it unpacks to: a small file can hold endless repetition. */
const mostPacked = 100_000_000;
const mostUnpacked = 1_000_000_000;
/** How files of the older container begin: .xls, and .xlsx with a password. Source: MS-CFB 2.2. */
const olderContainer = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Name of the stream that holds a workbook with a password. Source: MS-OFFCRYPTO 1.3.2. */
const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le');

/** A workbook whose bytes are known to be sound. */
export interface Workbook {
  /** Names of its sheets, in their order. */
  sheets(): Promise<readonly string[]>;
  /** The filled rows of a sheet as texts, as a CSV file would hold them. */
  rows(sheet: string): AsyncGenerator<FileRow>;
}

/**
 * Opens an .xlsx file. Refuses with xlsx_protected (a password), xls_unsupported, xlsx_broken and xlsx_too_large.
 * Source: ECMA-376.
 */
export async function openWorkbook(stream: Readable): Promise<Workbook> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if ((length += chunk.length) > mostPacked) throw tooLarge(mostPacked);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.subarray(0, olderContainer.length).equals(olderContainer))
    throw new Refusal(bytes.includes(encryptedPart) ? 'xlsx_protected' : 'xls_unsupported');
  await checkContainer(bytes);
  return {
    sheets: async () => {
      const names: string[] = [];
      for await (const { name } of readerOf(bytes)) names.push(name);
      return names;
    },
    rows: (sheet) => readRows(bytes, sheet),
  };
}

/** The reader waits for ever for the end of a file that was cut off, so the directory at its end is read first. */
async function checkContainer(bytes: Buffer): Promise<void> {
  const entries = await RemoteZipReader.fromReader(new BufferReader(bytes))
    .then((zip) => zip.getEntries())
    .catch(() => undefined);
  if (!entries?.some(({ path }) => path === 'xl/workbook.xml')) throw new Refusal('xlsx_broken');
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > mostUnpacked) throw tooLarge(mostUnpacked);
}

const tooLarge = (bytes: number): Refusal => new Refusal('xlsx_too_large', { most: Math.round(bytes / 1e6) });

function readerOf(bytes: Buffer): WorkbookReader {
  return new WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
}

async function* readRows(bytes: Buffer, name: string): AsyncGenerator<FileRow> {
  for await (const sheet of readerOf(bytes)) {
    if (sheet.name !== name) continue;
    for await (const row of sheet) {
      if (row.cellCount > limits.columns)
        throw new Refusal('csv_too_wide', { columns: row.cellCount, most: limits.columns });
      const cells = Array.from({ length: row.cellCount }, (_, index) => {
        const cell = row.getCell(index + 1);
        return textOf(cell.value, typeof cell.numFmt === 'string' ? cell.numFmt : '').replaceAll('\u0000', '');
      });
      if (cells.some((cell) => cell !== '')) yield { line: row.number, cells };
    }
    return;
  }
}

/** What a person sees in a cell, spelled so that the kinds of fields read it. An error stays visible as what it is. */
function textOf(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return dateText(value, format);
  if ('richText' in value) return (value.richText as readonly { text: string }[]).map(({ text }) => text).join('');
  if ('error' in value) return String(value.error);
  if ('text' in value) return textOf(value.text as CellValue, format);
  return 'result' in value ? textOf(value.result as CellValue, format) : '';
}

/** Fifteen digits: what a spreadsheet holds; more would show how binary fractions err. */
const exact = (value: number): string => String(Number(value.toPrecision(15)));

function numberText(value: number, format: string): string {
  if (/%/.test(format.replace(/"[^"]*"/g, ''))) return `${exact(value * 100)}%`;
  const sign = /[￥¥€£₩₹]|HK\$|NT\$|US\$|\$(?!-)/.exec(format.replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1'))?.[0] ?? '';
  return `${sign}${exact(value)}`;
}

function dateText(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (value.getUTCFullYear() < 1900) return time;
  return time === '00:00:00' && !/h/i.test(format) ? day : `${day} ${time}`;
}
