import { useDroppable } from '@dnd-kit/core';
import { IconPlus } from '@tabler/icons-react';
import type { RecordRow } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { Button, ChoiceDot, IconButton, SkeletonRows, useText } from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { allOf } from '../list/list-filter.ts';
import { useList } from '../list/use-list.ts';
import { listTexts } from '../locale/list-texts.ts';
import { FieldCell } from '../runtime/field-cell.tsx';
import { useRights } from '../runtime/runtime.tsx';
import { DraggableCard } from './kanban-card.tsx';
import type { MoveTarget } from './kanban-card.tsx';
import { cardsOf, columnFilter, noValue } from './kanban-columns.ts';
import type { BoardColumn } from './kanban-columns.ts';
import styles from './kanban.module.css';

interface KanbanColumnProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly column: BoardColumn;
  readonly name: string;
  readonly sumField: string | undefined;
  readonly fields: readonly string[];
  readonly cardFields: readonly string[];
  readonly filter: string | undefined;
  readonly search: string;
  readonly moving: ReadonlyMap<string, { readonly row: RecordRow; readonly to: string }>;
  readonly color: (row: RecordRow) => string | undefined;
  readonly canMove: boolean;
  readonly targets: readonly MoveTarget[];
  readonly onMove: (row: RecordRow, to: string) => Promise<void>;
}

/** One column: a page of cards, more on demand. */
export function KanbanColumn(props: KanbanColumnProps) {
  const {
    entity,
    view,
    column,
    name,
    sumField,
    fields,
    cardFields,
    filter,
    search,
    moving,
    color,
    canMove,
    targets,
    onMove,
  } = props;
  const groupBy = view.groupBy ?? '';
  const say = useText(listTexts);
  const rights = useRights(entity.id);
  const quickCreate = useQuickCreate();
  const { setNodeRef, isOver } = useDroppable({ id: `column:${column.key}`, data: { column: column.key } });
  const where = allOf(filter, columnFilter(groupBy, column.key));
  const list = useList(entity.id, {
    fields,
    limit: 20,
    ...(view.sort ? { sort: view.sort } : {}),
    ...(where ? { filter: where } : {}),
    ...(search ? { search } : {}),
  });
  const rows = cardsOf(column.key, list.rows, moving);
  const sum = sumField === undefined ? undefined : fieldOf(entity, sumField);
  const isSelect = fieldOf(entity, groupBy)?.kind === 'select';
  return (
    <section
      ref={setNodeRef}
      className={styles['column']}
      data-over={isOver || undefined}
      aria-label={say('columnCount', { name, count: column.count })}
    >
      <div className={styles['head']}>
        <ChoiceDot color={column.color} />
        <h2>{name}</h2>
        <span className={styles['count']}>{column.count}</span>
        {isSelect && rights.create && column.key !== noValue ? (
          <IconButton
            size="sm"
            label={say('newColumn', { column: name })}
            onClick={() => void quickCreate({ entity: entity.id, values: { [groupBy]: column.key }, open: false })}
          >
            <IconPlus size={15} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {sum ? (
        <div className={styles['sum']}>
          <FieldCell field={sum} value={column.sum} empty="—" />
        </div>
      ) : null}
      <ul className={styles['cards']} aria-label={name}>
        {list.isPending ? (
          <li>
            <SkeletonRows rows={3} />
          </li>
        ) : rows.length === 0 ? (
          <li className={styles['empty']}>{say('emptyColumn')}</li>
        ) : null}
        {rows.map((row) => (
          <li key={row.id}>
            <DraggableCard
              entity={entity}
              row={row}
              fields={cardFields}
              groupBy={groupBy}
              color={color(row)}
              busy={moving.has(row.id)}
              canMove={canMove}
              targets={targets.filter(({ key }) => key !== column.key)}
              onMove={onMove}
            />
          </li>
        ))}
        {list.hasNextPage ? (
          <li>
            <Button
              fullWidth
              size="compact-sm"
              variant="subtle"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {say('more')}
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
