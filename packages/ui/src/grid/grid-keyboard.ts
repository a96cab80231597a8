import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { isComposing } from '../hooks/use-ime-draft.ts';
import type { DataGridProps } from './data-grid.tsx';
import { columnWidth, densityRowHeight, moveCell, nextSort, switchRows } from './grid-model.ts';
import type { GridCell } from './grid-model.ts';
import { useGridCells } from './use-grid-cells.ts';

interface KeyboardInput<R> extends DataGridProps<R> {
  readonly selectable: boolean;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly resize: (column: string, width: number) => void;
}

/** The roving focus of the grid: exactly one cell can be reached with Tab. */
export function useGridKeyboard<R>(input: KeyboardInput<R>) {
  const { columns, rows, rowId, selectable, virtual, scroller } = input;
  const [active, setActive] = useState<GridCell>({ row: rows.length > 0 ? 0 : -1, column: 0 });
  const [anchor, setAnchor] = useState<GridCell>();
  const pending = useRef(false);
  const count = columns.length + (selectable ? 1 : 0);
  const at: GridCell = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, count - 1) };

  useLayoutEffect(() => {
    if (!pending.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row}:${at.column}"]`);
    if (!cell) return;
    pending.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const go = (next: GridCell, extend = false): void => {
    pending.current = true;
    setAnchor(extend ? (anchor ?? at) : undefined);
    setActive(next);
    if (next.row >= 0) virtual.scrollToIndex(next.row);
  };
  const spread = useGridCells({ ...input, cells: input.cells, first: selectable ? 1 : 0, active: at, anchor, go });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isCell = event.target instanceof HTMLElement && event.target.dataset['cell'] !== undefined;
    if (isCell && spread.onKey(event)) return;
    if (isComposing(event.nativeEvent) || !(event.target instanceof HTMLElement)) return;
    if (!isCell) {
      if (event.key === 'Escape' && !event.target.closest('.tsr-grid-editor')) go(at);
      return;
    }
    const column = columns[at.column - (selectable ? 1 : 0)];
    if (at.row === -1 && event.altKey && column && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      input.resize(column.id, columnWidth(column, input.widths ?? {}) + (event.key === 'ArrowRight' ? 16 : -16));
      return;
    }
    const page = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 400) / (input.rowHeight ?? densityRowHeight())) - 2,
    );
    const next = event.altKey
      ? undefined
      : moveCell(at, event.key, { rows: rows.length, columns: count, page }, event.ctrlKey || event.metaKey);
    if (next) {
      event.preventDefault();
      go(next, input.cells !== undefined && event.shiftKey && next.row >= 0);
      return;
    }
    press(event);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[at.row];
    const column = columns[at.column - (selectable ? 1 : 0)];
    const target = event.target as HTMLElement;
    if (event.key === 'F2') target.querySelector<HTMLElement>('a, button, input, [tabindex]')?.focus();
    else if (event.key === ' ' && row !== undefined && input.onSelectionChange)
      input.onSelectionChange(switchRows(input.selection ?? new Set(), rows.map(rowId), at.row, undefined));
    else if (event.key === 'Enter' && row !== undefined) input.onRowOpen?.(row);
    else if ((event.key === 'Enter' || event.key === ' ') && at.row === -1 && !column)
      target.querySelector<HTMLElement>('input')?.click();
    else if ((event.key === 'Enter' || event.key === ' ') && at.row === -1 && column?.sortable)
      input.onSortChange?.(nextSort(input.sort ?? [], column.id, event.shiftKey));
    else return;
    event.preventDefault();
  };
  const onFocusCell = (event: FocusEvent<HTMLDivElement>): void => {
    const cell = event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':').map(Number);
    if (!cell || (cell[0] === active.row && cell[1] === active.column)) return;
    setActive({ row: cell[0] ?? -1, column: cell[1] ?? 0 });
    setAnchor(undefined);
  };
  return { active: at, setActive, onKeyDown, onFocusCell, spread };
}
