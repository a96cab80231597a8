import type { ReactNode } from 'react';
import type { GridColumn, GridLayout } from './grid-model.ts';

/** One more row under all others, for sums. */
export function GridFooter<R>({
  columns,
  layout,
  footer,
  selectable,
}: {
  readonly columns: readonly GridColumn<R>[];
  readonly layout: GridLayout;
  readonly footer: Readonly<Record<string, ReactNode>>;
  readonly selectable: boolean;
}) {
  return (
    <div role="row" className="tsr-grid-row tsr-grid-footer">
      {selectable ? <div role="gridcell" className="tsr-grid-cell" style={{ position: 'sticky', left: 0 }} /> : null}
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="gridcell"
          className="tsr-grid-cell"
          data-align={column.align}
          data-pinned={layout.pins[index] !== undefined || undefined}
          style={{ left: layout.pins[index] }}
        >
          {footer[column.id]}
        </div>
      ))}
    </div>
  );
}
