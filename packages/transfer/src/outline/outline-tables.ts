import type { ParseContext } from '@tessera/model';
import type { RecordContext } from '@tessera/records';
import { gatherColumns } from '../column-values.ts';
import { detectFormat } from '../detect-format.ts';
import { headerHints } from '../guess/column-words.ts';
import { guessColumn } from '../guess/guess-column.ts';
import { columnLetter } from '../header/find-header.ts';
import { bareName } from '../match-headers.ts';
import { detectReading, firstRows, headOf, shownRows } from '../read-file.ts';
import type { Open, Reading } from '../read-file.ts';
import { folded } from './outline.ts';
import type { Outline, OutlineColumn, OutlineFile, ReadTable } from './outline.ts';
import { proposeLinks } from './propose-links.ts';

/** Most tables of one proposal. */
export const mostTables = 60;
const mostChoices = 200;
const longestName = 60;
const plainSheet = /^(sheet|工作表|表格?)\s*\d*$/i;

/** Looks through files: their tables, what their columns probably are, and what links them. */
export async function outlineFiles(
  openFile: (id: string) => ReturnType<Open>,
  files: readonly OutlineFile[],
  ctx: RecordContext,
): Promise<Outline> {
  const read: ReadTable[] = [];
  for (const file of files) {
    const open = () => openFile(file.id);
    const { reading, sheets } = await detectReading(open, file.readings?.['']);
    for (const sheet of reading.format === 'xlsx' ? sheets : ['']) {
      if (read.length >= mostTables) break;
      const given = file.readings?.[sheet] ?? (reading.format === 'xlsx' ? { format: 'xlsx', sheet } : reading);
      const table = await readTable(open, file, given, sheets.length, ctx);
      if (table) read.push(table);
    }
  }
  return { tables: read.map(({ table }) => table), links: proposeLinks(read) };
}

/** An empty sheet is none. */
async function readTable(
  open: Open,
  file: OutlineFile,
  given: Reading,
  sheets: number,
  ctx: RecordContext,
): Promise<ReadTable | undefined> {
  const { reading } = await detectReading(open, given);
  const head = await firstRows(open, reading, shownRows);
  if (head.length === 0) return undefined;
  const { headers, rows, columns } = await gatherColumns(open, reading);
  const { locale } = ctx.principal;
  const context: ParseContext = { documents: ctx.plan.documents, entity: '', locale, timeZone: ctx.plan.timeZone };
  const used = columns.flatMap((values, index) =>
    values.filled === 0 && headers[index] === '' ? [] : [{ index, values, header: headers[index] ?? '' }],
  );
  const lettered = (index: number) => `${locale === 'en' ? 'Column' : '列'} ${columnLetter(index)}`;
  const hasNames = reading.header?.rows !== 0;
  const names = freeNames(used.map(({ header, index }) => (hasNames && header !== '' ? header : lettered(index))));
  const outlined = used.map(({ index, values, header }, at): OutlineColumn => {
    const guess = guessColumn(header, values, ctx.plan.kinds, context);
    const texts = [...values.counts.keys()];
    return {
      index,
      header,
      name: names[at] ?? '',
      format: detectFormat(guess.field.kind, texts),
      filled: values.filled,
      distinct: values.counts.size,
      samples: samplesOf(texts),
      guess,
      choices: values.isWhole && texts.length <= mostChoices ? byUse(values.counts) : null,
      longest: values.longest,
      hasLines: values.hasLines,
      unique: values.isWhole && values.filled > 1 && new Set(texts.map(folded)).size === values.filled,
    };
  });
  const sheet = reading.format === 'xlsx' ? reading.sheet : '';
  const name = sheet === '' || (sheets === 1 && plainSheet.test(sheet)) ? file.name.replace(/\.[^.]*$/, '') : sheet;
  return {
    table: {
      file: file.id,
      fileName: file.name,
      name: shortName(name),
      reading,
      head: headOf(head),
      rows,
      columns: outlined,
      title: titleOf(outlined, rows),
    },
    values: new Map(used.map(({ index, values }) => [index, values])),
  };
}

const byUse = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);

/** Some texts from all over the column, so that odd ones have a chance to be seen. */
function samplesOf(texts: readonly string[]): readonly string[] {
  const places = [0, 1, 2, Math.floor(texts.length / 2), texts.length - 1];
  return [...new Set(places)].flatMap((place) => texts[place]?.slice(0, 120) ?? []);
}

function shortName(name: string): string {
  const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  const points = [...plain];
  return points.length > longestName ? `${points.slice(0, longestName - 1).join('')}…` : plain;
}

/** Names with a number behind those that occur again. */
function freeNames(headers: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    const name = shortName(header);
    let free = name;
    for (let number = 2; taken.has(bareName(free)); number += 1) free = `${name} ${number}`;
    taken.add(bareName(free));
    return free;
  });
}

/** The column a row is called by: one whose header says so, else the first text that mostly differs, else the first text. */
function titleOf(columns: readonly OutlineColumn[], rows: number): number | null {
  const texts = columns.filter(({ guess, filled }) => guess.field.kind === 'text' && filled >= rows / 2 && filled > 0);
  const differs = ({ distinct }: OutlineColumn) => distinct >= rows * 0.5;
  const isCode = ({ header }: OutlineColumn) => headerHints.code.test(bareName(header));
  const named = texts.filter(({ header }) => headerHints.title.test(bareName(header)));
  const found =
    named.find(differs) ??
    texts.find((column) => differs(column) && !isCode(column)) ??
    named[0] ??
    texts.find(differs) ??
    texts[0];
  return found?.index ?? null;
}
