import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import {
  IconArrowLeft,
  IconArrowRight,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  IconGripVertical,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import type { DashboardDocument } from '@tessera/schemas';
import { blockSize, cellStyle } from '@tessera/screens';
import { IconButton, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { moveBlock, removeBlock, resizeBlock } from '../edits/dashboard-edits.ts';
import type { BlockDocument } from '../edits/dashboard-edits.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { useBlockName } from './block-name.ts';
import { BlockPreview } from './block-preview.tsx';
import styles from './dashboards.module.css';

interface BlockCardProps {
  readonly dashboard: DashboardDocument;
  readonly id: string;
  readonly block: BlockDocument;
  readonly index: number;
  readonly count: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** A block on the grid of the designer. */
export function BlockCard({ dashboard, id, block, index, count, selected, onSelect }: BlockCardProps) {
  const say = useText(dashboardTexts);
  const documents = useDocuments();
  const edit = useEdit();
  const name = useBlockName()(block);
  const size = blockSize(block, documents.get('report', block.report ?? '')?.type === 'figure');
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id,
  });
  const cell = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) cell.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const resize = (next: typeof size) => edit('resizeBlock', resizeBlock(dashboard, id, next), `${id}.size`);
  const tools = [
    ['earlier', IconArrowLeft, index === 0, () => edit('moveBlock', moveBlock(dashboard, id, index - 1))],
    ['later', IconArrowRight, index === count - 1, () => edit('moveBlock', moveBlock(dashboard, id, index + 1))],
    ['narrower', IconChevronLeft, size.width <= 1, () => resize({ ...size, width: size.width - 1 })],
    ['wider', IconChevronRight, size.width >= 12, () => resize({ ...size, width: size.width + 1 })],
    ['lower', IconChevronUp, size.height <= 1, () => resize({ ...size, height: size.height - 1 })],
    ['higher', IconChevronDown, size.height >= 12, () => resize({ ...size, height: size.height + 1 })],
  ] as const;
  return (
    <li
      ref={(node) => {
        cell.current = node;
        setNodeRef(node);
      }}
      className={styles['cell']}
      data-selected={selected || undefined}
      data-dragging={isDragging || undefined}
      style={{ ...cellStyle(size), transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={styles['head']}>
        <button
          type="button"
          ref={setActivatorNodeRef}
          className="dsg-grip"
          {...attributes}
          {...listeners}
          aria-label={name}
        >
          <IconGripVertical size={14} aria-hidden />
        </button>
        <button type="button" className={styles['name']} aria-pressed={selected} onClick={onSelect}>
          {name}
        </button>
        {selected ? (
          <IconButton
            size="sm"
            variant="subtle"
            label={`${name}：${say('removeBlock')}`}
            onClick={() => edit('deleteBlock', removeBlock(documents, dashboard, id))}
          >
            <IconX size={14} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <div className={styles['body']}>
        <BlockPreview block={block} name={name} dashboard={dashboard} />
      </div>
      {selected ? (
        <div className={styles['tools']} role="group" aria-label={name}>
          {tools.map(([word, Icon, off, run]) => (
            <IconButton key={word} size="sm" variant="subtle" label={say(word, { name })} disabled={off} onClick={run}>
              <Icon size={14} aria-hidden />
            </IconButton>
          ))}
        </div>
      ) : null}
      <Corner label={say('resize', { name })} size={size} onResize={resize} />
    </li>
  );
}

interface CornerProps {
  readonly label: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly onResize: (size: { readonly width: number; readonly height: number }) => void;
}

/** The corner a block is sized at with a pointer; buttons do the same. */
function Corner({ label, size, onResize }: CornerProps) {
  const from = useRef<{ x: number; y: number; width: number; height: number }>(undefined);
  const move = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLSpanElement>) => {
    const cell = currentTarget.closest('li');
    if (!from.current || !cell) return;
    const { x, y, width, height } = from.current;
    const column = cell.offsetWidth / size.width;
    const row = cell.offsetHeight / size.height;
    const next = {
      width: Math.min(12, Math.max(1, width + Math.round((clientX - x) / column))),
      height: Math.min(12, Math.max(1, height + Math.round((clientY - y) / row))),
    };
    if (next.width !== size.width || next.height !== size.height) onResize(next);
  };
  return (
    <span
      className={styles['corner']}
      title={label}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY, ...size };
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = undefined)}
      onPointerCancel={() => (from.current = undefined)}
    />
  );
}
