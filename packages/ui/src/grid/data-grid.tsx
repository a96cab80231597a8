import { Checkbox as KitCheckbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { Spinner } from '../feedback/states.tsx';
import { isComposing } from '../hooks/use-ime-draft.ts';
import { useIsPhone } from '../hooks/use-is-phone.ts';
import { useStable } from '../hooks/use-stable.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { columnWidth, moveCell, nextSort, selectionWidth, switchRows } from './grid-model.ts';
import type { GridCell, GridColumn, GridLayout, GridSelection, GridSort } from './grid-model.ts';
import './grid.css';

export interface DataGridProps<R> {
  /** Accessible name. */
  readonly label: string;
  /** Keep the identity stable (useMemo): rows render again when it changes. */
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly sort?: readonly GridSort[];
  /** Makes sortable headers clickable. */
  readonly onSortChange?: (sort: GridSort[]) => void;
  readonly selection?: GridSelection;
  /** Shows the column of check boxes. */
  readonly onSelectionChange?: (selection: Set<string>) => void;
  /** Click, Enter. */
  readonly onRowOpen?: (row: R) => void;
  /** The last rows came into sight: fetch more. Called again only after `rows` grew. */
  readonly onEndReached?: () => void;
  readonly loadingMore?: boolean;
  /** Instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Widths people dragged, by column id. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly onWidthsChange?: (widths: Record<string, number>) => void;
  /** Pixels; the density decides unless told. */
  readonly rowHeight?: number;
  /** A palette colour at the left edge of a row. */
  readonly rowColor?: (row: R) => string | null | undefined;
  /** One more row under all others, for sums. */
  readonly footer?: Readonly<Record<string, ReactNode>>;
  /** How many rows there are in all, where that is known. */
  readonly total?: number | undefined;
  /** Greatest height; by default the grid fills its parent. */
  readonly maxHeight?: number | string;
}

/**
 * A table of any length: only the rows in sight exist. Sticky header and pinned columns, resizing, sorting, selection.
 * Keyboard: arrows, Home, End, Page keys (Ctrl+Home/End over all); Enter opens or sorts; Space selects; Alt+←/→ on a header resizes;
 * F2 or Tab goes into the controls of a cell, Escape comes back. ARIA grid.
 */
export function DataGrid<R>(props: DataGridProps<R>) {
  const { label, columns, rows, rowId, sort = [], onSortChange, selection, onSelectionChange, onRowOpen, footer, empty, loadingMore = false, rowColor, maxHeight } = props;
  const say = useText(uiTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const [ownWidths, setOwnWidths] = useState<Record<string, number>>({});
  const widths = props.widths ?? ownWidths;
  const selectable = onSelectionChange !== undefined;
  const rowHeight = props.rowHeight ?? densityRowHeight();
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingStart: rowHeight });
  const items = virtual.getVirtualItems();
  useEndReached(items.at(-1)?.index, rows.length, props.onEndReached);

  // A pinned column would leave a phone no room for the others.
  const pins = !useIsPhone();
  const layout = useMemo(() => gridLayout(columns, widths, selectable, pins), [columns, widths, selectable, pins]);
  const { active, setActive, onKeyDown, onFocusCell } = useGridKeyboard({ ...props, widths, selectable, virtual, scroller, resize });
  const select = useStable((index: number, range: boolean) => {
    onSelectionChange?.(switchRows(selection ?? new Set(), rows.map(rowId), index, range ? lastSwitched.current : undefined));
    lastSwitched.current = index;
  });
  const lastSwitched = useRef<number>(undefined);
  const open = useStable((index: number) => {
    const row = rows[index];
    if (row !== undefined) onRowOpen?.(row);
  });

  function resize(column: string, width: number): void {
    const next = { ...widths, [column]: Math.round(width) };
    setOwnWidths(next);
    props.onWidthsChange?.(next);
  }

  const style = { '--tsr-grid-columns': layout.template, '--tsr-grid-width': `${layout.width}px`, '--tsr-grid-row': `${rowHeight}px`, maxHeight } as CSSProperties;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={props.total ?? (props.onEndReached ? -1 : rows.length + 1)}
      aria-colcount={columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable || undefined}
      aria-busy={loadingMore || undefined}
      className="tsr-grid"
      style={style}
      onKeyDown={onKeyDown}
      onFocus={onFocusCell}
    >
      <GridHeader
        columns={columns}
        layout={layout}
        sort={sort}
        active={active.row === -1 ? active.column : undefined}
        widths={widths}
        onSort={onSortChange ? (column, add) => onSortChange(nextSort(sort, column, add)) : undefined}
        onResize={resize}
        onActivate={(column) => setActive({ row: -1, column })}
        {...(selectable
          ? {
              selectAll: (
                <KitCheckbox
                  size="xs"
                  tabIndex={-1}
                  aria-label={say('selectAll')}
                  checked={rows.length > 0 && rows.every((row) => selection?.has(rowId(row)))}
                  indeterminate={rows.some((row) => selection?.has(rowId(row))) && !rows.every((row) => selection?.has(rowId(row)))}
                  onChange={(event) => onSelectionChange(event.currentTarget.checked ? new Set(rows.map(rowId)) : new Set())}
                />
              ),
            }
          : {})}
      />
      <div role="rowgroup" className="tsr-grid-body" style={{ height: rows.length === 0 ? undefined : virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const id = rowId(row);
          return (
            <GridRow
              key={id}
              row={row}
              index={item.index}
              top={item.start}
              columns={columns}
              layout={layout}
              active={active.row === item.index ? active.column : undefined}
              color={rowColor?.(row) ?? undefined}
              onOpen={onRowOpen ? open : undefined}
              selected={selectable ? (selection?.has(id) ?? false) : undefined}
              onSelect={selectable ? select : undefined}
            />
          );
        })}
      </div>
      {rows.length === 0 && empty ? (
        <div role="row" className="tsr-grid-empty">
          <div role="gridcell" aria-colspan={columns.length + (selectable ? 1 : 0)}>
            {empty}
          </div>
        </div>
      ) : null}
      {loadingMore ? <Spinner size="sm" label={say('loadingMore')} /> : null}
      {footer && rows.length > 0 ? <GridFooter columns={columns} layout={layout} footer={footer} selectable={selectable} /> : null}
    </div>
  );
}

/** Works out the tracks and the sticky offsets of every row. */
function gridLayout<R>(columns: readonly GridColumn<R>[], widths: Readonly<Record<string, number>>, selectable: boolean, canPin: boolean): GridLayout {
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
  return { template: [...(selectable ? [`${selectionWidth}px`] : []), ...tracks].join(' '), width: left, selectable, pins };
}

function GridFooter<R>({ columns, layout, footer, selectable }: { readonly columns: readonly GridColumn<R>[]; readonly layout: GridLayout; readonly footer: Readonly<Record<string, ReactNode>>; readonly selectable: boolean }) {
  return (
    <div role="row" className="tsr-grid-row tsr-grid-footer">
      {selectable ? <div role="gridcell" className="tsr-grid-cell" style={{ position: 'sticky', left: 0 }} /> : null}
      {columns.map((column, index) => (
        <div key={column.id} role="gridcell" className="tsr-grid-cell" data-align={column.align} data-pinned={layout.pins[index] !== undefined || undefined} style={{ left: layout.pins[index] }}>
          {footer[column.id]}
        </div>
      ))}
    </div>
  );
}

function useEndReached(last: number | undefined, length: number, onEndReached: (() => void) | undefined): void {
  const asked = useRef(-1);
  const ask = useStable(() => onEndReached?.());
  useEffect(() => {
    if (last === undefined || last < length - 10 || asked.current === length) return;
    asked.current = length;
    ask();
  }, [last, length, ask]);
}

interface KeyboardInput<R> extends DataGridProps<R> {
  readonly selectable: boolean;
  readonly virtual: ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly resize: (column: string, width: number) => void;
}

/** The roving focus of the grid: exactly one cell can be reached with Tab. */
function useGridKeyboard<R>(input: KeyboardInput<R>) {
  const { columns, rows, rowId, selectable, virtual, scroller } = input;
  const [active, setActive] = useState<GridCell>({ row: rows.length > 0 ? 0 : -1, column: 0 });
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

  const go = (next: GridCell): void => {
    pending.current = true;
    setActive(next);
    if (next.row >= 0) virtual.scrollToIndex(next.row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event.nativeEvent) || !(event.target instanceof HTMLElement)) return;
    const inCell = event.target.dataset['cell'] === undefined;
    if (inCell) {
      if (event.key === 'Escape') go(at);
      return;
    }
    const column = columns[at.column - (selectable ? 1 : 0)];
    if (at.row === -1 && event.altKey && column && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      input.resize(column.id, columnWidth(column, input.widths ?? {}) + (event.key === 'ArrowRight' ? 16 : -16));
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / (input.rowHeight ?? densityRowHeight())) - 2);
    const next = moveCell(at, event.key, { rows: rows.length, columns: count, page }, event.ctrlKey || event.metaKey);
    if (next) {
      event.preventDefault();
      go(next);
      return;
    }
    press(event);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[at.row];
    const column = columns[at.column - (selectable ? 1 : 0)];
    const target = event.target as HTMLElement;
    if (event.key === 'F2') target.querySelector<HTMLElement>('a, button, input, [tabindex]')?.focus();
    else if (event.key === ' ' && row !== undefined && input.onSelectionChange) input.onSelectionChange(switchRows(input.selection ?? new Set(), rows.map(rowId), at.row, undefined));
    else if (event.key === 'Enter' && row !== undefined) input.onRowOpen?.(row);
    else if ((event.key === 'Enter' || event.key === ' ') && at.row === -1 && !column) target.querySelector<HTMLElement>('input')?.click();
    else if ((event.key === 'Enter' || event.key === ' ') && at.row === -1 && column?.sortable) input.onSortChange?.(nextSort(input.sort ?? [], column.id, event.shiftKey));
    else return;
    event.preventDefault();
  };
  const onFocusCell = (event: React.FocusEvent<HTMLDivElement>): void => {
    const cell = event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':').map(Number);
    if (cell && (cell[0] !== active.row || cell[1] !== active.column)) setActive({ row: cell[0] ?? -1, column: cell[1] ?? 0 });
  };
  return { active: at, setActive, onKeyDown, onFocusCell };
}

function densityRowHeight(): number {
  return globalThis.document?.documentElement.dataset['density'] === 'compact' ? 32 : 40;
}
