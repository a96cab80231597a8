import type { GridCell } from './grid-model.ts';

/** A rectangle of cells; all four ends belong to it. Columns count without the column of check boxes. */
export interface GridRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The rectangle between two cells of a grid whose first `first` columns are no cells of records; undefined in the header. */
export function rangeBetween(anchor: GridCell, focus: GridCell, first: number): GridRange | undefined {
  if (anchor.row < 0 || focus.row < 0) return undefined;
  const [a, b] = [anchor.column - first, focus.column - first].map((column) => Math.max(0, column)) as [number, number];
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(a, b),
    right: Math.max(a, b),
  };
}

/** How many cells a range holds. */
export function rangeSize({ top, bottom, left, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Rows of texts as tab-separated values: what spreadsheets take and give. Source: the form Excel and Sheets write. */
export function tabbedText(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n');
}

/** The same rows as a table, for programs that read rich text. */
export function tableHtml(rows: readonly (readonly string[])[]): string {
  const escape = (text: string): string =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '<br>');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('');
  return `<table>${body}</table>`;
}

/** Reads tab-separated values; a quoted cell may hold tabs and line ends. The line end after the last row makes no row. */
export function readTabbed(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell);
  return rows;
}

/**
 * What a paste fills: the texts repeated over the range when it is a whole multiple of them, else the texts as they are
 * from its upper left corner, cut at the edge of the grid.
 */
export function pastedTexts(
  range: GridRange,
  texts: readonly (readonly string[])[],
  size: { readonly rows: number; readonly columns: number },
): readonly { readonly row: number; readonly column: number; readonly text: string }[] {
  const height = texts.length;
  const width = Math.max(...texts.map((row) => row.length));
  const rows = range.bottom - range.top + 1;
  const columns = range.right - range.left + 1;
  const repeats = rows % height === 0 && columns % width === 0;
  const [tall, wide] = repeats ? [rows, columns] : [height, width];
  const filled = [];
  for (let down = 0; down < tall; down += 1) {
    for (let across = 0; across < wide; across += 1) {
      const row = range.top + down;
      const column = range.left + across;
      const text = texts[down % height]?.[across % width];
      if (row < size.rows && column < size.columns && text !== undefined) filled.push({ row, column, text });
    }
  }
  return filled;
}
