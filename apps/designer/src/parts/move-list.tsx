import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { closestCenter, DndContext } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { IconButton, useText } from '@tessera/ui';
import { partsTexts } from '../locale/parts-texts.ts';
import { useDragSensors, useDragWords } from './drag.ts';

/** One line of a list that can be put in order. */
export interface MoveItem {
  readonly key: string;
  /** Spoken name. */
  readonly name: string;
  readonly content: ReactNode;
}

interface MoveListProps {
  readonly label: string;
  readonly items: readonly MoveItem[];
  /** `index` counts without the item itself. */
  readonly onMove: (key: string, index: number) => void;
  readonly onRemove?: (key: string) => void;
}

/** A list whose lines are put in order by dragging, by keyboard, or with buttons. */
export function MoveList({ label, items, onMove, onRemove }: MoveListProps) {
  const sensors = useDragSensors();
  const words = useDragWords((id) => items.find((item) => item.key === id)?.name ?? String(id));
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    onMove(
      String(active.id),
      items.findIndex((item) => item.key === over.id),
    );
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop} accessibility={words}>
      <SortableContext items={items.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
        <ol className="dsg-move-list" aria-label={label}>
          {items.map((item, index) => (
            <Line key={item.key} item={item} index={index} count={items.length} onMove={onMove} onRemove={onRemove} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

interface LineProps {
  readonly item: MoveItem;
  readonly index: number;
  readonly count: number;
  readonly onMove: MoveListProps['onMove'];
  readonly onRemove: MoveListProps['onRemove'];
}

/** Every line hears of every step of a drag; what stands in it does not render for that. */
function Line(line: LineProps) {
  const { item } = line;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: item.key,
  });
  return (
    <li
      ref={setNodeRef}
      className="dsg-move-line"
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="dsg-grip"
        {...attributes}
        {...listeners}
        aria-label={item.name}
      >
        <IconGripVertical size={14} aria-hidden />
      </button>
      <LineContent {...line} />
    </li>
  );
}

const LineContent = memo(function LineContent({ item, index, count, onMove, onRemove }: LineProps) {
  const say = useText(partsTexts);
  return (
    <>
      <div className="dsg-move-content">{item.content}</div>
      <IconButton
        size="sm"
        label={say('moveUp', { name: item.name })}
        disabled={index === 0}
        onClick={() => onMove(item.key, index - 1)}
      >
        <IconArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        label={say('moveDown', { name: item.name })}
        disabled={index === count - 1}
        onClick={() => onMove(item.key, index + 1)}
      >
        <IconArrowDown size={14} aria-hidden />
      </IconButton>
      {onRemove ? (
        <IconButton size="sm" label={say('remove', { name: item.name })} onClick={() => onRemove(item.key)}>
          <IconX size={14} aria-hidden />
        </IconButton>
      ) : null}
    </>
  );
});
