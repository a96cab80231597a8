import { useDraggable } from '@dnd-kit/core';
import {
  IconActivity,
  IconFolder,
  IconLayoutColumns,
  IconLayoutList,
  IconList,
  IconNote,
  IconRoute,
  IconStairsUp,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { shownFields, systemFields } from '@tessera/model';
import { Tabs, Text, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDraftShallow } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { formTexts } from '../locale/form-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { fieldGroups, paletteKinds } from '../parts/field-kinds.ts';
import { additionId } from './drag-ids.ts';
import type { Addition } from './form-context.ts';

const layoutTypes = [
  ['tab', IconFolder],
  ['step', IconStairsUp],
  ['section', IconLayoutList],
  ['column', IconLayoutColumns],
  ['path', IconRoute],
  ['relatedList', IconList],
  ['note', IconNote],
  ['component', IconActivity],
] as const;

interface FormPaletteProps {
  readonly form: string;
  readonly entity: string;
  /** A click adds behind what is selected. */
  readonly onPick: (addition: Addition) => void;
}

/** What can be put on a form: fields there are, fields to be made, and layout. */
export function FormPalette({ form, entity: entityId, onPick }: FormPaletteProps) {
  const say = useText(formTexts);
  const sayEntity = useText(entityTexts);
  const localize = useLocalize();
  const entity = useDocument('entity', entityId);
  const used = useDraftShallow((state) =>
    Object.values(documentOf(state, 'form', form)?.items ?? {}).flatMap((item) => item.field ?? []),
  );
  if (!entity) return null;
  const owner = (entity.ownership ?? 'user') === 'user' ? (['owner'] as const) : [];
  const system = [...owner, 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'].flatMap((key) =>
    systemFields[key] ? [[key, systemFields[key]] as const] : [],
  );
  const free = [...shownFields(entity), ...system].filter(([key]) => !used.includes(key));
  return (
    <aside className="dsg-palette" aria-label={say('palette')}>
      <p className="dsg-hint">{say('paletteHint')}</p>
      <Tabs defaultValue="existing" keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="existing">{say('palette.existing')}</Tabs.Tab>
          <Tabs.Tab value="new">{say('palette.new')}</Tabs.Tab>
          <Tabs.Tab value="layout">{say('palette.layout')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="existing" pt="xs">
          {free.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say('allPlaced')}
            </Text>
          ) : (
            <div className="dsg-palette-kinds" data-one>
              {free.map(([key, field]) => (
                <PaletteItem
                  key={key}
                  addition={{ what: 'field', field: key }}
                  icon={<KindIcon kind={field.kind} />}
                  label={localize(field.label, key)}
                  onPick={onPick}
                />
              ))}
            </div>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="new" pt="xs">
          {fieldGroups.map((group) => (
            <section key={group} className="dsg-palette-group" aria-label={sayEntity(`group.${group}`)}>
              <h2>{sayEntity(`group.${group}`)}</h2>
              <div className="dsg-palette-kinds">
                {paletteKinds(group).map((kind) => (
                  <PaletteItem
                    key={kind.id}
                    addition={{ what: 'newField', kind: kind.id }}
                    icon={<KindIcon kind={kind.id} />}
                    label={localize(kind.label, kind.id)}
                    onPick={onPick}
                  />
                ))}
              </div>
            </section>
          ))}
        </Tabs.Panel>
        <Tabs.Panel value="layout" pt="xs">
          <div className="dsg-palette-kinds" data-one>
            {layoutTypes.map(([type, Icon]) => (
              <PaletteItem
                key={type}
                addition={{ what: 'item', type }}
                icon={<Icon size={16} aria-hidden />}
                label={say(`type.${type}`)}
                onPick={onPick}
              />
            ))}
          </div>
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

interface PaletteItemProps {
  readonly addition: Addition;
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPick: (addition: Addition) => void;
}

function PaletteItem({ addition, icon, label, onPick }: PaletteItemProps) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: additionId(addition), data: { label } });
  return (
    <button
      type="button"
      ref={setNodeRef}
      className="dsg-palette-kind"
      data-dragging={isDragging || undefined}
      {...attributes}
      {...listeners}
      onClick={() => onPick(addition)}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}
