import { Refusal } from '@tessera/std';
import { readFile } from './read-file.ts';
import type { Open, Reading } from './read-file.ts';

/** What the cells of one column hold. */
export interface ColumnValues {
  /** Different texts by how often they occur; the first ones only when `isWhole` is false. */
  readonly counts: ReadonlyMap<string, number>;
  readonly filled: number;
  /** Code points of the longest text. */
  readonly longest: number;
  readonly hasLines: boolean;
  /** Whether `counts` holds every text. */
  readonly isWhole: boolean;
}

/** A table read once. */
export interface TableValues {
  readonly headers: readonly string[];
  readonly rows: number;
  readonly columns: readonly ColumnValues[];
}

/** Different texts of a column that are kept; what is longer than a cell of a list is kept by its start. */
const mostTexts = 100_000;
const longestText = 2000;

interface Gathering {
  readonly counts: Map<string, number>;
  filled: number;
  longest: number;
  hasLines: boolean;
  isWhole: boolean;
}

/** The values of texts that are all at hand. */
export function columnValues(texts: Iterable<string>): ColumnValues {
  const column = empty();
  for (const text of texts) add(column, text);
  return column;
}

/** Reads a file once and gathers what each column holds, in bounded memory. Refuses with import_file_empty. */
export async function gatherColumns(open: Open, reading: Reading): Promise<TableValues> {
  let headers: readonly string[] | undefined;
  let rows = 0;
  const columns: Gathering[] = [];
  for await (const { cells } of readFile(open, reading)) {
    if (!headers) {
      headers = cells.map((cell) => cell.trim());
      columns.push(...headers.map(empty));
      continue;
    }
    rows += 1;
    // A row may be wider than the header.
    while (columns.length < cells.length) columns.push(empty());
    columns.forEach((column, index) => add(column, (cells[index] ?? '').trim()));
  }
  if (!headers) throw new Refusal('import_file_empty');
  const known = headers;
  return { headers: columns.map((_, index) => known[index] ?? ''), rows, columns };
}

const empty = (): Gathering => ({ counts: new Map(), filled: 0, longest: 0, hasLines: false, isWhole: true });

function add(column: Gathering, text: string): void {
  if (text === '') return;
  column.filled += 1;
  if (text.length > column.longest) column.longest = Math.max(column.longest, [...text].length);
  column.hasLines ||= text.includes('\n');
  const kept = text.slice(0, longestText);
  const times = column.counts.get(kept);
  if (times !== undefined || column.counts.size < mostTexts) column.counts.set(kept, (times ?? 0) + 1);
  else column.isWhole = false;
}
