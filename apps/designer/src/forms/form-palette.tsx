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
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { shownFields, systemFields } from '@tessera/model';
import { SearchInput, Tabs, Text, useLocalize, useText } from '@tessera/ui';
import { allBlocks } from '../blocks/all-blocks.ts';
import { BlockIcon } from '../blocks/block-icon.tsx';
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
  /** A click adds behind what is selected. Invariant: its identity never changes. */
  readonly onPick: (addition: Addition) => void;
}

interface Entry {
  readonly addition: Addition;
  readonly label: string;
  readonly icon: ReactNode;
  /** What else a search finds it by. */
  readonly words?: string;
  readonly hint?: string;
}

/** What can be put on a form: fields there are, fields to be made, blocks and layout; one search over all of them. */
export function FormPalette({ form, entity, onPick }: FormPaletteProps) {
  const say = useText(formTexts);
  const sayEntity = useText(entityTexts);
  const existing = useExistingFields(form, entity);
  const groups = useNewFields();
  const blocks = useBlocks();
  const layout = layoutTypes.map(([type, Icon]): Entry => ({
    addition: { what: 'item', type },
    label: say(`type.${type}`),
    icon: <Icon size={16} aria-hidden />,
  }));
  const [query, setQuery] = useState('');
  const wish = query.trim().toLowerCase();
  const found = [...existing, ...blocks, ...layout, ...groups.flatMap(({ entries }) => entries)].filter(
    ({ label, words = '' }) => `${label} ${words}`.toLowerCase().includes(wish),
  );
  const list = (entries: readonly Entry[]) =>
    entries.map((entry) => <PaletteItem key={additionId(entry.addition)} {...entry} onPick={onPick} />);
  return (
    <aside className="dsg-palette" aria-label={say('palette')}>
      <SearchInput size="xs" delay={80} label={say('paletteSearch')} value={query} onSearch={setQuery} mb="xs" />
      {wish !== '' ? (
        <div className="dsg-palette-kinds" data-one>
          {found.length > 0 ? (
            list(found)
          ) : (
            <Text size="sm" c="dimmed">
              {say('paletteNothing', { query })}
            </Text>
          )}
        </div>
      ) : (
        <>
          <p className="dsg-hint">{say('paletteHint')}</p>
          <Tabs defaultValue="existing" keepMounted={false}>
            <Tabs.List grow className="dsg-palette-tabs">
              <Tabs.Tab value="existing">{say('palette.existing')}</Tabs.Tab>
              <Tabs.Tab value="new">{say('palette.new')}</Tabs.Tab>
              <Tabs.Tab value="layout">{say('palette.layout')}</Tabs.Tab>
              <Tabs.Tab value="blocks">{say('palette.blocks')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="existing" pt="xs">
              {existing.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {say('allPlaced')}
                </Text>
              ) : (
                <div className="dsg-palette-kinds" data-one>
                  {list(existing)}
                </div>
              )}
            </Tabs.Panel>
            <Tabs.Panel value="new" pt="xs">
              {groups.map(({ group, entries }) => (
                <section key={group} className="dsg-palette-group" aria-label={sayEntity(`group.${group}`)}>
                  <h2>{sayEntity(`group.${group}`)}</h2>
                  <div className="dsg-palette-kinds">{list(entries)}</div>
                </section>
              ))}
            </Tabs.Panel>
            <Tabs.Panel value="layout" pt="xs">
              <div className="dsg-palette-kinds" data-one>
                {list(layout)}
              </div>
            </Tabs.Panel>
            <Tabs.Panel value="blocks" pt="xs">
              <div className="dsg-palette-kinds" data-one>
                {list(blocks)}
              </div>
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </aside>
  );
}

/** The fields of the entity that are not on the form, those every record has included. */
function useExistingFields(form: string, entityId: string): readonly Entry[] {
  const localize = useLocalize();
  const entity = useDocument('entity', entityId);
  const used = useDraftShallow((state) =>
    Object.values(documentOf(state, 'form', form)?.items ?? {}).flatMap((item) => item.field ?? []),
  );
  return useMemo(() => {
    if (!entity) return [];
    const owner = (entity.ownership ?? 'user') === 'user' ? (['owner'] as const) : [];
    const system = [...owner, 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'].flatMap((key) =>
      systemFields[key] ? [[key, systemFields[key]] as const] : [],
    );
    const placed = new Set(used);
    return [...shownFields(entity), ...system]
      .filter(([key]) => !placed.has(key))
      .map(([key, field]) => ({
        addition: { what: 'field', field: key },
        label: localize(field.label, key),
        icon: <KindIcon kind={field.kind} />,
        words: `${key} ${field.label.en ?? ''} ${field.label['zh-CN'] ?? ''}`,
      }));
  }, [entity, used, localize]);
}

function useNewFields() {
  const localize = useLocalize();
  return useMemo(
    () =>
      fieldGroups.map((group) => ({
        group,
        entries: paletteKinds(group).map((kind): Entry => ({
          addition: { what: 'newField', kind: kind.id },
          label: localize(kind.label, kind.id),
          icon: <KindIcon kind={kind.id} />,
          words: `${kind.id} ${kind.label.en ?? ''}`,
        })),
      })),
    [localize],
  );
}

function useBlocks(): readonly Entry[] {
  const localize = useLocalize();
  return useMemo(
    () =>
      allBlocks.map(([name, block]) => ({
        addition: { what: 'block', block: name },
        label: localize(block.label, name),
        icon: <BlockIcon name={block.icon} />,
        hint: localize(block.description),
        words: [block.label.en, block.description['zh-CN'], block.description.en, ...block.keywords].join(' '),
      })),
    [localize],
  );
}

interface PaletteItemProps extends Entry {
  readonly onPick: (addition: Addition) => void;
}

function PaletteItem({ addition, icon, label, hint, onPick }: PaletteItemProps) {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: additionId(addition), data: { label } });
  return (
    <button
      type="button"
      ref={setNodeRef}
      className="dsg-palette-kind"
      data-dragging={isDragging || undefined}
      data-hint={hint ? true : undefined}
      {...attributes}
      {...listeners}
      aria-label={label}
      onClick={() => onPick(addition)}
    >
      {icon}
      <span>
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </button>
  );
}
