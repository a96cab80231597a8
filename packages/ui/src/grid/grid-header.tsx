import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { PointerEvent, ReactNode } from 'react';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { columnWidth } from './grid-model.ts';
import type { GridColumn, GridLayout, GridSort } from './grid-model.ts';

interface GridHeaderProps<R> {
  readonly columns: readonly GridColumn<R>[];
  readonly layout: GridLayout;
  readonly sort: readonly GridSort[];
  /** Index of the cell that Tab reaches. */
  readonly active: number | undefined;
  readonly widths: Readonly<Record<string, number>>;
  readonly onSort: ((column: string, add: boolean) => void) | undefined;
  readonly onResize: (column: string, width: number) => void;
  readonly onActivate: (column: number) => void;
  readonly selectAll: ReactNode | undefined;
}

export function GridHeader<R>({
  columns,
  layout,
  sort,
  active,
  widths,
  onSort,
  onResize,
  onActivate,
  selectAll,
}: GridHeaderProps<R>) {
  const first = layout.selectable ? 1 : 0;
  return (
    <div role="rowgroup" className="tsr-grid-head">
      <div role="row" aria-rowindex={1} className="tsr-grid-row">
        {selectAll ? (
          <div
            role="columnheader"
            aria-colindex={1}
            data-cell="-1:0"
            tabIndex={active === 0 ? 0 : -1}
            className="tsr-grid-cell tsr-grid-check"
            style={{ left: 0 }}
          >
            {selectAll}
          </div>
        ) : null}
        {columns.map((column, index) => {
          const sorted = sort.find((item) => item.column === column.id);
          const sortable = column.sortable === true && onSort !== undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + first + 1}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : sortable ? 'none' : undefined}
              data-cell={`-1:${index + first}`}
              data-align={column.align}
              data-sortable={sortable || undefined}
              data-pinned={layout.pins[index] !== undefined || undefined}
              tabIndex={active === index + first ? 0 : -1}
              className="tsr-grid-cell"
              style={{ left: layout.pins[index] }}
              onClick={(event) => {
                onActivate(index + first);
                if (sortable) onSort(column.id, event.shiftKey);
              }}
            >
              <span className="tsr-grid-label" title={column.label}>
                {column.header ?? column.label}
              </span>
              {sorted ? (
                <SortMark sorted={sorted} rank={sort.length > 1 ? sort.indexOf(sorted) + 1 : undefined} />
              ) : null}
              {column.resizable === false ? null : (
                <ResizeHandle
                  label={column.label}
                  width={columnWidth(column, widths)}
                  onResize={(width) => onResize(column.id, width)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SortMark({ sorted, rank }: { readonly sorted: GridSort; readonly rank: number | undefined }) {
  const Icon = sorted.descending ? IconArrowDown : IconArrowUp;
  return (
    <span className="tsr-grid-sort" aria-hidden>
      <Icon size={13} stroke={2.2} />
      {rank}
    </span>
  );
}

/** A pointer's handle only: the keyboard resizes with Alt+arrows on the header. */
function ResizeHandle({
  label,
  width,
  onResize,
}: {
  readonly label: string;
  readonly width: number;
  readonly onResize: (width: number) => void;
}) {
  const say = useText(uiTexts);
  const start = (event: PointerEvent<HTMLSpanElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (next: globalThis.PointerEvent): void => onResize(width + next.clientX - from);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  return (
    <span
      className="tsr-grid-resize"
      title={say('resizeColumn', { name: label })}
      onPointerDown={start}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
