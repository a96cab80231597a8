import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { stringify } from 'csv-stringify/sync';
import { escapeFormula } from '@tessera/model';
import type { ExportCell, ExportTable } from './export-rows.ts';

/** A table as CSV text in pieces, UTF-8 with a byte order mark. Texts a spreadsheet would run are escaped. */
export async function* csvOf({ titles, pages }: ExportTable): AsyncGenerator<string> {
  // The titles wait for the first rows: a list that is refused leaves nothing behind, not even names.
  let ahead = `\ufeff${stringify([titles.map(escapeFormula)])}`;
  for await (const page of pages) {
    yield ahead + stringify(page.map((row) => row.map(csvCell)));
    ahead = '';
  }
}

function csvCell({ text, number }: ExportCell): string {
  return number === undefined ? escapeFormula(text) : text;
}

/** Most rows of a worksheet. Source: ECMA-376; a spreadsheet program opens no more. */
const mostRows = 1_048_576;

/**
 * A table as an .xlsx workbook of one sheet, written while it is read. Texts are texts there, whatever they begin with.
 * The first page is read before the stream is given out, so that a refusal is one.
 */
export async function xlsxOf({ name, titles, pages }: ExportTable): Promise<Readable> {
  const first = await pages.next();
  const stream = new PassThrough();
  const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = titles.map((title) => ({ width: Math.min(40, Math.max(12, title.length * 2 + 2)) }));
  const head = sheet.addRow([...titles]);
  head.font = { bold: true };
  head.commit();
  let written = 1;
  const add = (page: readonly (readonly ExportCell[])[]): void => {
    for (const cells of page) {
      if ((written += 1) > mostRows) return;
      const row = sheet.addRow(cells.map(({ text, number }) => number ?? (text === '' ? null : text)));
      cells.forEach(({ format, number }, index) => {
        if (number !== undefined && format !== undefined) row.getCell(index + 1).numFmt = format;
      });
      row.commit();
    }
  };
  const write = async (): Promise<void> => {
    if (first.done !== true) add(first.value);
    for await (const page of pages) {
      if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
      if (stream.destroyed) return;
      add(page);
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}

/** At most 31 characters, without those that sheet names may not have. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  );
}
