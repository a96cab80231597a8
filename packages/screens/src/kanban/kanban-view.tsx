import { useMemo, useState } from 'react';
import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Announcements, CollisionDetection, DragEndEvent, DragStartEvent } from '@dnd-kit/core';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '@tessera/client';
import type { RecordRow } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import { ErrorState, notify, SkeletonRows, useErrorText, useLocalize, useText } from '@tessera/ui';
import { colorFields, useRowColors } from '../list/use-row-colors.ts';
import type { ViewProps } from '../list/table-view.tsx';
import { listTexts } from '../locale/list-texts.ts';
import { recordKeys, useRecordsChanged } from '../record/use-record.ts';
import { useTransition } from '../record/use-transition.tsx';
import { titleOf } from '../runtime/face-slots.tsx';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { KanbanCard } from './kanban-card.tsx';
import { boardColumns, noValue } from './kanban-columns.ts';
import type { BoardColumn } from './kanban-columns.ts';
import { KanbanColumn } from './kanban-column.tsx';
import { columnCoordinates } from './column-coordinates.ts';
import styles from './kanban.module.css';

const under: CollisionDetection = (args) => {
  const hits = pointerWithin(args);
  return hits.length > 0 ? hits : rectIntersection(args);
};

/** Records as cards in columns; dropping a card runs the transition, or sets the field. */
export function KanbanView({ entity, view, label, state }: ViewProps) {
  const { filter, search } = state;
  const { client, documents } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const recordsChanged = useRecordsChanged();
  const { take, dialog } = useTransition(entity);
  const [dragged, setDragged] = useState<RecordRow>();
  const [moving, setMoving] = useState<ReadonlyMap<string, { row: RecordRow; to: string }>>(new Map());
  const groupBy = view.groupBy ?? '';
  const isStatus = fieldOf(entity, groupBy)?.kind === 'status';
  const readable = (key: string) => rights.fields[key] !== undefined;
  const sum = view.card?.sum !== undefined && readable(view.card.sum) ? view.card.sum : undefined;
  const groups = useBoardGroups(entity.id, groupBy, sum, filter, search);
  const color = useRowColors(view);
  const columns = useMemo(
    () => (groups.data ? boardColumns(entity, view, documents, groups.data.items) : []),
    [groups.data, entity, view, documents],
  );
  const canMove = isStatus ? rights.read : rights.update && rights.fields[groupBy] === 'edit';
  const cardFields = (view.card?.fields ?? []).filter(readable);
  const fields = [...new Set(['_title', groupBy, ...cardFields, ...colorFields(view, readable)])];
  const columnName = (key: string) =>
    localize(columns.find((column) => column.key === key)?.label, key === noValue ? say('noValue') : key);
  const sensors = useCardSensors();

  async function run(row: RecordRow, from: string, to: string): Promise<void> {
    if (isStatus) {
      const { items } = await client.records.transitions(entity.id, row.id);
      const option = items.find((one) => one.to === to);
      if (option) await take(row, option, columnName(to));
      else notify.error(say('moveRefused', { from: columnName(from), to: columnName(to) }));
      return;
    }
    await client.records.patch(
      entity.id,
      row.id,
      { [groupBy]: to === noValue ? null : to },
      { ifMatch: `"${row._etag}"` },
    );
    notify.success(say('moved', { column: columnName(to) }));
    await recordsChanged(entity.id);
  }
  const move = async (row: RecordRow, to: string): Promise<void> => {
    const from = String(row[groupBy] ?? noValue);
    if (from === to) return;
    setMoving((all) => new Map(all).set(row.id, { row, to }));
    try {
      await run(row, from, to);
    } catch (error) {
      notify.error(
        error instanceof ApiProblem && error.errors.length > 0
          ? error.errors.map(({ detail }) => detail).join('；')
          : explain(error).message,
      );
      await recordsChanged(entity.id);
    } finally {
      setMoving((all) => new Map([...all].filter(([id]) => id !== row.id)));
    }
  };

  const announce = useAnnouncements(columnName);
  if (groups.isError && !groups.data) return <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />;
  if (!groups.data) return <SkeletonRows />;
  const targets = columns.map(({ key }: BoardColumn) => ({ key, label: columnName(key) }));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={under}
      autoScroll={slowScroll}
      accessibility={{ announcements: announce, screenReaderInstructions: { draggable: say('dragHelp') } }}
      onDragStart={({ active }: DragStartEvent) => setDragged(active.data.current?.['row'] as RecordRow | undefined)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={({ active, over }: DragEndEvent) => {
        setDragged(undefined);
        const row = active.data.current?.['row'] as RecordRow | undefined;
        const key = over?.data.current?.['column'] as string | undefined;
        if (row && key !== undefined) void move(row, key);
      }}
    >
      <div {...boardProps(label, dragged !== undefined, groups.data.items.length === 0)}>
        {columns.map((column) => (
          <KanbanColumn
            key={column.key}
            entity={entity}
            view={view}
            column={column}
            name={columnName(column.key)}
            sumField={sum}
            fields={fields}
            cardFields={cardFields}
            filter={filter}
            search={search}
            moving={moving}
            color={color}
            canMove={canMove}
            targets={targets}
            onMove={move}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged ? (
          <KanbanCard
            entity={entity}
            row={dragged}
            fields={cardFields}
            groupBy={groupBy}
            color={color(dragged)}
            lifted
          />
        ) : null}
      </DragOverlay>
      {dialog}
    </DndContext>
  );
}

/** Cards lead the keyboard along the board; without any it scrolls by itself. */
function boardProps(label: string, isDragging: boolean, isEmpty: boolean) {
  return {
    className: styles['board'],
    role: 'group',
    'aria-label': label,
    ...(isDragging ? { 'data-dragging': true } : {}),
    ...(isEmpty ? { tabIndex: 0 } : {}),
  };
}

/** Counts and sums of all columns: one call. */
function useBoardGroups(
  entity: string,
  groupBy: string,
  sum: string | undefined,
  filter: string | undefined,
  search: string,
) {
  const { client, release } = useRuntime();
  const query = {
    groupBy: [groupBy],
    measures: {
      count: { function: 'count' as const },
      ...(sum === undefined ? {} : { sum: { function: 'sum' as const, field: sum } }),
    },
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
  };
  return useQuery({
    queryKey: [...recordKeys.list(entity, ['board', query]), release],
    queryFn: ({ signal }) => client.records.aggregate(entity, query, { signal }),
    placeholderData: (before) => before,
  });
}

/** Slow enough to stop at the next column, on a phone as well. */
const slowScroll = { acceleration: 3, threshold: { x: 0.12, y: 0.15 } };

/** Cards move by mouse, by touch after a moment, and by keys. */
function useCardSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnCoordinates }),
  );
}

/** What a screen reader says while a card is dragged. */
function useAnnouncements(columnName: (key: string) => string): Announcements {
  const say = useText(listTexts);
  const nameOf = (data: { readonly current?: Readonly<Record<string, unknown>> | undefined }) =>
    titleOf((data.current?.['row'] ?? {}) as RecordRow);
  const columnOf = (
    over: { readonly data: { readonly current?: Readonly<Record<string, unknown>> | undefined } } | null,
  ) => columnName(String(over?.data.current?.['column'] ?? ''));
  return {
    onDragStart: ({ active }) => say('dragStart', { name: nameOf(active.data) }),
    onDragOver: ({ active, over }) =>
      over ? say('dragOver', { name: nameOf(active.data), column: columnOf(over) }) : undefined,
    onDragEnd: ({ active, over }) =>
      over
        ? say('dragEnd', { name: nameOf(active.data), column: columnOf(over) })
        : say('dragCancel', { name: nameOf(active.data) }),
    onDragCancel: ({ active }) => say('dragCancel', { name: nameOf(active.data) }),
  };
}
