import type { VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useStable } from '../hooks/use-stable.ts';
import type { DataGridProps } from './data-grid.tsx';
import { switchRows } from './grid-model.ts';
import type { GridCell, GridLayout } from './grid-model.ts';
import { GridRow } from './grid-row.tsx';
import { rangeInRow } from './use-grid-cells.ts';
import type { useGridCells } from './use-grid-cells.ts';

/** How long a click waits for a second one, ms. */
const doubleClick = 250;

interface GridBodyProps<R> extends DataGridProps<R> {
  /** The rows in sight. */
  readonly items: readonly VirtualItem[];
  /** Pixels of all rows together. */
  readonly height: number;
  readonly layout: GridLayout;
  readonly active: GridCell;
  readonly spread: Pick<ReturnType<typeof useGridCells<R>>, 'editing' | 'close' | 'range'>;
  /** Stands under the last row: that more is on its way, or that there is nothing. */
  readonly note: ReactNode;
}

export function GridBody<R>(props: GridBodyProps<R>) {
  const {
    rows,
    rowId,
    columns,
    items,
    layout,
    active,
    selection,
    onSelectionChange,
    onRowOpen,
    rowColor,
    note,
    cells,
    spread,
  } = props;
  const lastSwitched = useRef<number>(undefined);
  const select = useStable((index: number, range: boolean) => {
    const from = range ? lastSwitched.current : undefined;
    onSelectionChange?.(switchRows(selection ?? new Set(), rows.map(rowId), index, from));
    lastSwitched.current = index;
  });
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined);
  const open = useStable((index: number, clicks: number) => {
    clearTimeout(opening.current);
    const row = rows[index];
    if (row === undefined || clicks > 1) return;
    // A second click means the cell, not the row.
    if (cells) opening.current = setTimeout(() => onRowOpen?.(row), doubleClick);
    else onRowOpen?.(row);
  });
  const closeEdit = useStable(spread.close);
  useEffect(() => () => clearTimeout(opening.current), []);
  useEffect(() => clearTimeout(opening.current), [spread.editing]);
  return (
    <>
      <div role="rowgroup" className="tsr-grid-body" style={{ height: props.height }} hidden={rows.length === 0}>
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
              cells={cells}
              range={rangeInRow(spread.range, item.index)}
              editing={spread.editing?.id === id ? spread.editing : undefined}
              onClose={closeEdit}
              isCurrent={id === props.current}
              color={rowColor?.(row) ?? undefined}
              onOpen={onRowOpen ? open : undefined}
              selected={onSelectionChange ? (selection?.has(id) ?? false) : undefined}
              onSelect={onSelectionChange ? select : undefined}
            />
          );
        })}
      </div>
      {note ? (
        <div role="row" className="tsr-grid-note">
          <div role="gridcell" aria-colspan={columns.length + (onSelectionChange ? 1 : 0)}>
            {note}
          </div>
        </div>
      ) : null}
    </>
  );
}
