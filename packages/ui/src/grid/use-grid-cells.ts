import { useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { flushSync } from 'react-dom';
import type { GridCells, GridMove } from './grid-cells.ts';
import { rangeBetween } from './grid-range.ts';
import type { GridRange } from './grid-range.ts';
import type { GridCell, GridColumn } from './grid-model.ts';

interface CellsInput<R> {
  readonly cells: GridCells<R> | undefined;
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly columns: readonly GridColumn<R>[];
  /** Columns before the first one of records. */
  readonly first: number;
  readonly active: GridCell;
  /** The other end of the range; undefined: the range is the active cell. */
  readonly anchor: GridCell | undefined;
  readonly go: (cell: GridCell, extend?: boolean) => void;
}

/** The cell under edit, by names: rows that come and go around it do not matter. */
export interface GridEditing {
  readonly id: string;
  readonly column: string;
  readonly typed: string | undefined;
}

/** The cell an event happened in. */
function cellOf(target: EventTarget): GridCell | undefined {
  if (!(target instanceof Element) || target.closest('.tsr-grid-editor')) return undefined;
  const [row, column] = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined || row < 0 ? undefined : { row, column };
}

/** Editing, ranges and the clipboard of a grid; everything is idle where it has no `cells`. */
export function useGridCells<R>({ cells, rows, rowId, columns, first, active, anchor, go }: CellsInput<R>) {
  const [editing, setEditing] = useState<GridEditing>();
  const drag = useRef<{ readonly from: GridCell; moved: boolean }>(undefined);
  const range = cells ? rangeBetween(anchor ?? active, active, first) : undefined;
  const isRange = anchor !== undefined && (anchor.row !== active.row || anchor.column !== active.column);

  const canEdit = ({ row, column }: GridCell): boolean => {
    const record = rows[row];
    const id = columns[column - first]?.id;
    return cells !== undefined && record !== undefined && id !== undefined && cells.editable(record, id);
  };
  const begin = (at: GridCell, typed?: string): void => {
    const row = rows[at.row];
    const column = columns[at.column - first];
    if (row === undefined || !column) return;
    // The input has to stand there with the focus before the browser hands the key on: so it becomes the first sign.
    flushSync(() => setEditing({ id: rowId(row), column: column.id, typed }));
  };
  const close = (move: GridMove | undefined): void => {
    if (!editing) return;
    setEditing(undefined);
    const row = rows.findIndex((one) => rowId(one) === editing.id);
    const column = columns.findIndex(({ id }) => id === editing.column) + first;
    if (row < 0 || column < first) return;
    if (move === 'stay') go({ row, column });
    if (move === 'down') go({ row: Math.min(rows.length - 1, row + 1), column });
    if (move === 'next') go({ row, column: Math.min(columns.length - 1 + first, column + 1) });
    if (move === 'previous') go({ row, column: Math.max(first, column - 1) });
  };

  /** True when the key was one of ours. */
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (!cells || active.row < 0) return false;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key.toLowerCase() === 'z' && !event.shiftKey) cells.onUndo();
    else if ((event.key === 'Enter' && !mod) || event.key === 'F2') {
      if (!canEdit(active)) return false;
      begin(active);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (range) cells.onClear(range);
    } else if (startsText(event)) {
      // Not on to the shortcuts of the page, but on to the input.
      event.stopPropagation();
      if (canEdit(active)) begin(active, event.key.length === 1 ? event.key : '');
      return true;
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const at = cells && event.button === 0 && event.pointerType === 'mouse' ? cellOf(event.target) : undefined;
    drag.current = undefined;
    if (!at) return;
    if (event.shiftKey && at.column >= first) {
      event.preventDefault();
      drag.current = { from: at, moved: true };
      go(at, true);
    } else if (at.column >= first) drag.current = { from: at, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { current } = drag;
    if (!current || (event.buttons & 1) === 0) return;
    const at = cellOf(event.target);
    if (!at || (!current.moved && at.row === current.from.row && at.column === current.from.column)) return;
    if (!current.moved) go(current.from);
    current.moved = true;
    if (at.row !== active.row || at.column !== active.column) go(at, true);
  };
  /** A drag ends with a click that opens nothing. */
  const onClickCapture = (event: MouseEvent<HTMLElement>): void => {
    if (drag.current?.moved) event.stopPropagation();
    drag.current = undefined;
  };
  const onDoubleClick = (event: MouseEvent<HTMLElement>): void => {
    const at = cells ? cellOf(event.target) : undefined;
    if (at && canEdit(at)) begin(at);
  };
  const onCopy = (event: ClipboardEvent<HTMLElement>): void => {
    if (!cells || !range || !cellOf(event.target) || String(globalThis.getSelection?.() ?? '') !== '') return;
    const clip = cells.onCopy(range);
    if (!clip) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', clip.text);
    event.clipboardData.setData('text/html', clip.html);
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>): void => {
    if (!cells || !range || !cellOf(event.target)) return;
    event.preventDefault();
    cells.onPaste(range, event.clipboardData.getData('text/plain'));
  };
  const handlers = cells ? { onPointerDown, onPointerMove, onClickCapture, onDoubleClick, onCopy, onPaste } : {};
  return { editing, close, onKey, handlers, range: isRange ? range : undefined };
}

/** What a row shows of the range and the edit; nothing for rows outside of both. */
export function rangeInRow(range: GridRange | undefined, row: number): readonly [from: number, to: number] | undefined {
  return range && row >= range.top && row <= range.bottom ? [range.left, range.right] : undefined;
}

function startsText(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.nativeEvent.isComposing || event.key === 'Process' || (event.key.length === 1 && event.key !== ' ');
}
