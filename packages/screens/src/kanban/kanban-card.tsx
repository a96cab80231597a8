import { useDraggable } from '@dnd-kit/core';
import { IconDots } from '@tabler/icons-react';
import type { RecordRow } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { IconButton, Menu, paletteColor, useLocalize, useText } from '@tessera/ui';
import type { ReactNode } from 'react';
import { listTexts } from '../locale/list-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import styles from './kanban.module.css';

/** A column a card may be sent to. */
export interface MoveTarget {
  readonly key: string;
  readonly label: string;
}

interface KanbanCardProps {
  readonly entity: EntityDocument;
  readonly row: RecordRow;
  readonly fields: readonly string[];
  readonly groupBy: string;
  readonly color: string | undefined;
  readonly lifted?: boolean;
  readonly actions?: ReactNode;
}

/** A record on a board. */
export function KanbanCard({ entity, row, fields, groupBy, color, lifted = false, actions }: KanbanCardProps) {
  const localize = useLocalize();
  const lines = fields.flatMap((key) => {
    const field = fieldOf(entity, key);
    return field && key !== groupBy && row[key] !== null && row[key] !== undefined ? [{ key, field }] : [];
  });
  return (
    <div
      className={styles['card']}
      data-lifted={lifted || undefined}
      style={color ? { borderLeftColor: `var(--mantine-color-${paletteColor(color)}-5)` } : undefined}
    >
      <div className={styles['cardHead']}>
        <RecordAnchor entity={entity.id} id={row.id}>
          {titleOf(row)}
        </RecordAnchor>
        {actions}
      </div>
      {lines.map(({ key, field }) => (
        <div key={key} className={styles['line']} title={localize(field.label, key)}>
          <FieldCell field={field} value={row[key]} />
        </div>
      ))}
    </div>
  );
}

interface DraggableCardProps extends KanbanCardProps {
  readonly busy: boolean;
  readonly canMove: boolean;
  readonly targets: readonly MoveTarget[];
  readonly onMove: (row: RecordRow, to: string) => Promise<void>;
}

/** A card that is dragged, or sent elsewhere from its menu. */
export function DraggableCard({ busy, canMove, targets, onMove, ...card }: DraggableCardProps) {
  const { row } = card;
  const say = useText(listTexts);
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: row.id,
    data: { row },
    disabled: !canMove || busy,
  });
  const title = titleOf(row);
  const menu = canMove ? (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <IconButton size="sm" label={say('cardMenu', { name: title })} disabled={busy}>
          <IconDots size={15} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('moveTo')}</Menu.Label>
        {targets.map(({ key, label }) => (
          <Menu.Item key={key} onClick={() => void onMove(row, key)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  ) : null;
  return (
    <div
      ref={setNodeRef}
      {...(canMove ? { ...listeners, ...attributes } : {})}
      role={canMove ? 'group' : undefined}
      aria-roledescription={undefined}
      aria-label={title}
      className={styles['drag']}
      data-dragging={isDragging || busy || undefined}
    >
      <KanbanCard {...card} actions={menu} />
    </div>
  );
}
