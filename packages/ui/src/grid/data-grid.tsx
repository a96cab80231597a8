import { Checkbox as KitCheckbox } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { Spinner } from '../feedback/states.tsx';
import { useIsPhone } from '../hooks/use-is-phone.ts';
import { useStable } from '../hooks/use-stable.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { GridBody } from './grid-body.tsx';
import { GridFooter } from './grid-footer.tsx';
import { GridHeader } from './grid-header.tsx';
import { useGridKeyboard } from './grid-keyboard.ts';
import { densityRowHeight, gridLayout, nextSort } from './grid-model.ts';
import type { GridCells } from './grid-cells.ts';
import type { GridColumn, GridSelection, GridSort } from './grid-model.ts';
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
  /** Stands under the last row: that the next ones did not come. */
  readonly endNote?: ReactNode;
  /** Tells one list from another: when it changes, the grid goes back to the top. */
  readonly contents?: string;
  /** Instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Widths people dragged, by column id. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly onWidthsChange?: (widths: Record<string, number>) => void;
  /** Pixels; the density decides unless told. */
  readonly rowHeight?: number;
  /** A palette colour at the left edge of a row. */
  /** Id of the row that stands open beside the grid; it is marked and kept in sight. */
  readonly current?: string | undefined;
  readonly rowColor?: (row: R) => string | null | undefined;
  /** Makes it a spreadsheet: edit in place, ranges, clipboard. */
  readonly cells?: GridCells<R> | undefined;
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
 * With `cells` it is a spreadsheet: Enter, F2, a double click or typing edits, Ctrl+Enter opens, Shift+arrows and dragging make ranges.
 */
export function DataGrid<R>(props: DataGridProps<R>) {
  const {
    label,
    columns,
    rows,
    rowId,
    sort = [],
    onSortChange,
    selection,
    onSelectionChange,
    footer,
    empty,
    loadingMore = false,
    endNote,
    contents = '',
    maxHeight,
  } = props;
  const say = useText(uiTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const [ownWidths, setOwnWidths] = useState<Record<string, number>>({});
  const widths = props.widths ?? ownWidths;
  const selectable = onSelectionChange !== undefined;
  const rowHeight = props.rowHeight ?? densityRowHeight();
  const kept = useRef(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
    // The row under edit stays, wherever the others go.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const { current } = kept;
      return current < 0 || current >= range.count || shown.includes(current)
        ? shown
        : [...shown, current].sort((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();
  useEndReached(items.at(-1)?.index, rows.length, contents, props.onEndReached);
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [contents]);

  const currentAt = props.current === undefined ? -1 : rows.findIndex((row) => rowId(row) === props.current);
  useEffect(() => {
    if (currentAt >= 0) virtual.scrollToIndex(currentAt, { align: 'auto' });
  }, [currentAt, virtual]);

  // A pinned column would leave a phone no room for the others.
  const pins = !useIsPhone();
  const layout = useMemo(() => gridLayout(columns, widths, selectable, pins), [columns, widths, selectable, pins]);
  const { active, setActive, onKeyDown, onFocusCell, spread } = useGridKeyboard({
    ...props,
    widths,
    selectable,
    virtual,
    scroller,
    resize,
  });
  const edited = spread.editing?.id;
  useEffect(() => {
    kept.current = edited === undefined ? -1 : rows.findIndex((row) => rowId(row) === edited);
  }, [edited, rows, rowId]);
  function resize(column: string, width: number): void {
    const next = { ...widths, [column]: Math.round(width) };
    setOwnWidths(next);
    props.onWidthsChange?.(next);
  }

  const style = {
    '--tsr-grid-columns': layout.template,
    '--tsr-grid-width': `${layout.width}px`,
    '--tsr-grid-row': `${rowHeight}px`,
    maxHeight,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={props.total !== undefined ? props.total + 1 : props.onEndReached ? -1 : rows.length + 1}
      aria-colcount={columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable || undefined}
      aria-busy={loadingMore || undefined}
      className="tsr-grid"
      style={style}
      onKeyDown={onKeyDown}
      onFocus={onFocusCell}
      data-cells={props.cells ? true : undefined}
      {...spread.handlers}
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
        selectAll={
          onSelectionChange ? (
            <SelectAll ids={rows.map(rowId)} selection={selection ?? new Set()} onChange={onSelectionChange} />
          ) : undefined
        }
      />
      <GridBody
        {...props}
        items={items}
        height={virtual.getTotalSize()}
        layout={layout}
        active={active}
        spread={spread}
        note={loadingMore ? <Spinner size="sm" label={say('loadingMore')} /> : rows.length === 0 ? empty : endNote}
      />
      {footer && rows.length > 0 ? (
        <GridFooter columns={columns} layout={layout} footer={footer} selectable={selectable} />
      ) : null}
    </div>
  );
}

interface SelectAllProps {
  readonly ids: readonly string[];
  readonly selection: GridSelection;
  readonly onChange: (selection: Set<string>) => void;
}

function SelectAll({ ids, selection, onChange }: SelectAllProps) {
  const say = useText(uiTexts);
  const some = ids.some((id) => selection.has(id));
  const all = some && ids.every((id) => selection.has(id));
  return (
    <KitCheckbox
      size="xs"
      tabIndex={-1}
      aria-label={say('selectAll')}
      checked={all}
      indeterminate={some && !all}
      onChange={() => onChange(all ? new Set() : new Set(ids))}
    />
  );
}

function useEndReached(
  last: number | undefined,
  length: number,
  contents: string,
  onEndReached: (() => void) | undefined,
): void {
  const asked = useRef('');
  const ask = useStable(() => onEndReached?.());
  useEffect(() => {
    const now = `${length} ${contents}`;
    if (last === undefined || last < length - 10 || asked.current === now) return;
    asked.current = now;
    ask();
  }, [last, length, contents, ask]);
}
