import { useDroppable } from '@dnd-kit/core';
import { IconPlus } from '@tabler/icons-react';
import { Handle, Position, useConnection } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { sortedEntries } from '@tessera/model';
import { Badge, EntityIcon, IconButton, paletteColor, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDraftState } from '../draft/draft-context.tsx';
import { changeOf, documentKey } from '../draft/draft-state.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { PresentOnEntity } from '../presence/present-people.tsx';
import { KindMenu } from './kind-menu.tsx';
import { useCanvas } from './canvas-context.ts';

/** Most fields a card shows; the rest stands in the panel. */
export const cardFields = 10;

export const cardWidth = 236;

/** How tall a card is drawn, for laying out before it was measured. */
export function cardHeight(fields: number): number {
  return 46 + Math.min(fields, cardFields) * 28 + (fields > cardFields ? 26 : 0) + 8;
}

/** How far below the upper edge of a card the row of its nth field stands; those it does not show share the last line. */
export function rowAt(index: number): number {
  return 57 + Math.min(index, cardFields) * 28;
}

/** An entity on the canvas: its fields, a dot to drag relations from, a “+” for adding fields without dragging. */
export const EntityNode = memo(function EntityNode({ id, selected }: NodeProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const entity = useDocument('entity', id);
  const { selectedField, selectField, addField } = useCanvas();
  const { setNodeRef, isOver } = useDroppable({ id: `entity:${id}` });
  const connecting = useConnection((connection) => connection.inProgress);
  if (!entity) return null;
  const name = localize(entity.label, id);
  const fields = sortedEntries(entity.fields).filter(([, field]) => !field.hidden);
  return (
    <div ref={setNodeRef} className="dsg-entity" data-selected={selected || undefined} data-over={isOver || undefined}>
      <Handle
        type="target"
        position={Position.Left}
        id="in"
        className="dsg-entity-target"
        data-connecting={connecting || undefined}
        isConnectableStart={false}
      />
      <div
        className="dsg-entity-head"
        style={
          entity.color ? { borderTop: `4px solid var(--mantine-color-${paletteColor(entity.color)}-6)` } : undefined
        }
      >
        <EntityIcon name={entity.icon} size={16} />
        <span className="dsg-entity-name">{name}</span>
        <ChangeBadge id={id} />
        <PresentOnEntity entity={id} />
        <KindMenu label={say('addFieldTo', { name })} onPick={(kind) => addField(id, kind)}>
          <IconButton label={say('addFieldTo', { name })} size="sm" className="nodrag">
            <IconPlus size={15} aria-hidden />
          </IconButton>
        </KindMenu>
      </div>
      <ul className="dsg-entity-fields">
        {fields.slice(0, cardFields).map(([key, field]) => (
          <li key={key}>
            <button
              type="button"
              className="dsg-entity-field nodrag"
              aria-pressed={selected && selectedField === key}
              onClick={() => selectField(id, key)}
            >
              <KindIcon kind={field.kind} size={15} />
              <span className="dsg-ellipsis">{localize(field.label, key)}</span>
              {field.required ? (
                <span className="dsg-required" title={say('requiredMark')}>
                  *<span className="tsr-visually-hidden">{say('requiredMark')}</span>
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {fields.length > cardFields ? (
        <div className="dsg-entity-more">{say('moreFields', { count: fields.length - cardFields })}</div>
      ) : null}
      <Handle
        type="source"
        position={Position.Right}
        id="out"
        className="dsg-entity-source"
        title={say('newRelation')}
      />
    </div>
  );
});

function ChangeBadge({ id }: { readonly id: string }) {
  const say = useText(shellTexts);
  const change = useDraftState((state) => {
    const entry = state.entries[documentKey('entity', id)];
    return entry ? changeOf(entry) : null;
  });
  return change ? (
    <Badge size="xs" color={change === 'added' ? 'green' : 'blue'}>
      {say(change)}
    </Badge>
  ) : null;
}
