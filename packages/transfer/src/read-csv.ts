import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '@tessera/std';
import { decodeStream } from './decode.ts';
import type { Encoding } from './decode.ts';

/** How the text of a file falls into rows. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** One row of a file: its line (1 is the first of the file) and its cells. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export const limits = { columns: 500, cellLength: 100_000, rowLength: 2_000_000 } as const;

/**
 * The rows of a CSV file, the header included, empty lines left out.
 * Refuses with csv_broken (naming the line) what is no CSV or holds U+0000, and with csv_too_wide more columns than allowed.
 * Source: RFC 4180; rows may differ in length.
 */
export async function* readCsv(bytes: Readable, { encoding, delimiter }: CsvFormat): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: limits.rowLength,
  });
  const text = decodeStream(bytes, encoding);
  bytes.on('error', (error) => parser.destroy(error));
  text.on('error', (error: Error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length > limits.columns)
        throw new Refusal('csv_too_wide', { columns: record.length, most: limits.columns });
      // No database takes the character, and no table of words holds it.
      if (record.some((cell) => cell.includes('\u0000'))) throw new Refusal('csv_broken', { line: info.lines });
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refusal('csv_broken', { line: 'lines' in error ? Number(error['lines']) : 1 });
    throw error;
  } finally {
    bytes.destroy();
  }
}

const delimiters = [',', '\t', ';', '|'] as const;

/** The delimiter that splits the first lines most evenly; a comma when nothing splits them. */
export function detectDelimiter(start: string): string {
  const lines = start
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    return first === 0 ? 0 : first * (counts.filter((count) => count === first).length / counts.length);
  };
  return delimiters.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best));
}
