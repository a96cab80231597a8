import type { ReactNode } from 'react';

/** One column of a grid. */
export interface GridColumn<R> {
  readonly id: string;
  /** Name of the column; also what screen readers say. */
  readonly label: string;
  /** What stands in the header instead of the label. */
  readonly header?: ReactNode;
  /** Pixels, before anybody drags. */
  readonly width?: number | undefined;
  readonly minWidth?: number | undefined;
  readonly align?: 'left' | 'right' | 'center' | undefined;
  readonly sortable?: boolean | undefined;
  readonly resizable?: boolean | undefined;
  /** Sticks to the left edge; columns before it do as well. */
  readonly pinned?: boolean | undefined;
  readonly render: (row: R, index: number) => ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Ids of the selected rows. */
export type GridSelection = ReadonlySet<string>;

const selectionWidth = 44;
const defaultColumnWidth = 168;
const defaultMinWidth = 72;

/** Widths and sticky offsets of the cells of every row. */
export interface GridLayout {
  readonly template: string;
  readonly width: number;
  readonly selectable: boolean;
  /** Left offset of the pinned columns, by index. */
  readonly pins: readonly (number | undefined)[];
}

/** The width of a column: dragged, else its own, within its least. */
export function columnWidth(column: GridColumn<never>, widths: Readonly<Record<string, number>>): number {
  return Math.max(column.minWidth ?? defaultMinWidth, widths[column.id] ?? column.width ?? defaultColumnWidth);
}

/** The sort after a click on a header: rising, falling, none; with `add` beside the others, else instead of them. */
export function nextSort(sort: readonly GridSort[], column: string, add: boolean): GridSort[] {
  const now = sort.find((item) => item.column === column);
  const next = !now ? { column, descending: false } : now.descending ? undefined : { column, descending: true };
  if (!add) return next ? [next] : [];
  return now
    ? sort.flatMap((item) => (item.column === column ? (next ? [next] : []) : [item]))
    : [...sort, ...(next ? [next] : [])];
}

/** Works out the tracks and the sticky offsets of every row. */
export function gridLayout<R>(
  columns: readonly GridColumn<R>[],
  widths: Readonly<Record<string, number>>,
  selectable: boolean,
  canPin: boolean,
): GridLayout {
  const sizes = columns.map((column) => columnWidth(column, widths));
  const lastPinned = canPin ? columns.findLastIndex((column) => column.pinned) : -1;
  let left = selectable ? selectionWidth : 0;
  const pins = sizes.map((size, index) => {
    const at = left;
    left += size;
    return index <= lastPinned ? at : undefined;
  });
  // The last column takes what is left of a wide screen.
  const tracks = sizes.map((size, index) => (index === sizes.length - 1 ? `minmax(${size}px, 1fr)` : `${size}px`));
  return {
    template: [...(selectable ? [`${selectionWidth}px`] : []), ...tracks].join(' '),
    width: left,
    selectable,
    pins,
  };
}

/** Where the focus stands: row −1 is the header. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** Where a key moves the focus in a grid of `rows` × `columns`; undefined for a key that does not move. */
export function moveCell(
  at: GridCell,
  key: string,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
  wide: boolean,
): GridCell | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const clamp = (row: number, column: number): GridCell => ({
    row: Math.min(lastRow, Math.max(-1, row)),
    column: Math.min(lastColumn, Math.max(0, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return clamp(at.row - 1, at.column);
    case 'ArrowDown':
      return clamp(at.row + 1, at.column);
    case 'ArrowLeft':
      return clamp(at.row, at.column - 1);
    case 'ArrowRight':
      return clamp(at.row, at.column + 1);
    case 'PageUp':
      return clamp(Math.max(0, at.row - size.page), at.column);
    case 'PageDown':
      return clamp(at.row + size.page, at.column);
    case 'Home':
      return wide ? clamp(0, 0) : clamp(at.row, 0);
    case 'End':
      return wide ? clamp(lastRow, lastColumn) : clamp(at.row, lastColumn);
    default:
      return undefined;
  }
}

/** The selection after one row was switched; with `from`, every row between the two follows it. */
export function switchRows(
  selection: GridSelection,
  ids: readonly string[],
  at: number,
  from: number | undefined,
): Set<string> {
  const next = new Set(selection);
  const id = ids[at];
  if (id === undefined) return next;
  const on = !next.has(id);
  const [low, high] = from === undefined ? [at, at] : [Math.min(at, from), Math.max(at, from)];
  for (const one of ids.slice(low, high + 1)) {
    if (on) next.add(one);
    else next.delete(one);
  }
  return next;
}

/** Pixels of a row in the density of the page. */
export function densityRowHeight(): number {
  return globalThis.document?.documentElement.dataset['density'] === 'compact' ? 32 : 40;
}
