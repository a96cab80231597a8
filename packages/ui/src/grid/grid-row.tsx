import { Checkbox as KitCheckbox } from '@mantine/core';
import { memo } from 'react';
import type { MouseEvent } from 'react';
import { paletteColor } from '../theme/colors.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { GridCellNote } from './grid-cell-note.tsx';
import type { GridCells, GridMove } from './grid-cells.ts';
import type { GridColumn, GridLayout } from './grid-model.ts';
import type { GridEditing } from './use-grid-cells.ts';

interface GridRowProps<R> {
  readonly row: R;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly GridColumn<R>[];
  readonly layout: GridLayout;
  readonly active: number | undefined;
  readonly cells: GridCells<R> | undefined;
  /** First and last column of the range in this row. */
  readonly range: readonly [from: number, to: number] | undefined;
  readonly editing: GridEditing | undefined;
  readonly onClose: (move: GridMove | undefined) => void;
  readonly isCurrent: boolean;
  readonly color: string | undefined;
  readonly onOpen: ((index: number, clicks: number) => void) | undefined;
  readonly selected: boolean | undefined;
  readonly onSelect: ((index: number, range: boolean) => void) | undefined;
}

function Row<R>(props: GridRowProps<R>) {
  const { row, index, top, columns, layout, active, isCurrent, color, onOpen, selected, onSelect } = props;
  const { cells, range, editing, onClose } = props;
  const [from, to] = range ?? [];
  const say = useText(uiTexts);
  const first = layout.selectable ? 1 : 0;
  const click = (event: MouseEvent<HTMLDivElement>): void => {
    if (
      !onOpen ||
      event.defaultPrevented ||
      (event.target instanceof Element && event.target.closest('a, button, input, label, .tsr-grid-editor'))
    )
      return;
    if (String(globalThis.getSelection?.() ?? '') === '') onOpen(index, event.detail);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-current={isCurrent || undefined}
      className="tsr-grid-row"
      data-openable={onOpen ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={click}
    >
      {onSelect ? (
        <div
          role="gridcell"
          aria-colindex={1}
          data-cell={`${index}:0`}
          tabIndex={active === 0 ? 0 : -1}
          className="tsr-grid-cell tsr-grid-check"
          style={{ left: 0 }}
          onClick={(event) => event.stopPropagation()}
        >
          <KitCheckbox
            size="xs"
            tabIndex={-1}
            checked={selected ?? false}
            aria-label={say('selectRow', { number: index + 1 })}
            onClick={(event) => onSelect(index, event.shiftKey)}
            onChange={() => undefined}
          />
        </div>
      ) : null}
      {columns.map((column, at) => {
        const isEdited = editing?.column === column.id;
        const state = cells?.state(row, column.id);
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + first + 1}
            aria-readonly={cells ? !cells.editable(row, column.id) : undefined}
            aria-invalid={state?.tone === 'refused' || undefined}
            data-cell={`${index}:${at + first}`}
            data-align={column.align}
            data-pinned={layout.pins[at] !== undefined || undefined}
            data-state={state?.tone}
            data-range={from !== undefined && to !== undefined && at >= from && at <= to ? true : undefined}
            data-editing={isEdited || undefined}
            tabIndex={active === at + first ? 0 : -1}
            className="tsr-grid-cell"
            style={{
              left: layout.pins[at],
              ...(at === 0 && color
                ? { boxShadow: `inset 3px 0 0 var(--mantine-color-${paletteColor(color)}-6)` }
                : {}),
            }}
          >
            {isEdited && cells ? (
              <div className="tsr-grid-editor">
                {cells.editor({ row, column: column.id, typed: editing.typed, close: onClose })}
              </div>
            ) : (
              column.render(row, index)
            )}
            {state?.note ? <GridCellNote>{state.note}</GridCellNote> : null}
          </div>
        );
      })}
    </div>
  );
}

/** One row; renders again only when something of its own changed. */
export const GridRow = memo(Row, (before, after) =>
  (Object.keys(after) as (keyof typeof after)[]).every((key) =>
    key === 'range'
      ? before.range?.[0] === after.range?.[0] && before.range?.[1] === after.range?.[1]
      : Object.is(before[key], after[key]),
  ),
) as typeof Row;
