import { IconDatabase, IconFolder, IconLayoutGrid } from '@tabler/icons-react';
import { useCallback } from 'react';
import { sortedEntries } from '@tessera/model';
import type { AppDocument } from '@tessera/schemas';
import { Button, Group, Panel, Select, Text, TextInput, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { orderAtIndex } from '../edits/view-edits.ts';
import { ownEntities } from '../entities/own-entities.ts';
import { appTexts } from '../locale/app-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { MoveList } from '../parts/move-list.tsx';

type Menu = NonNullable<AppDocument['menu']>;
type Entry = Menu[string];

const icons = { entity: IconDatabase, view: IconLayoutGrid, group: IconFolder } as const;

/** What an entry is called: its own label, else what it opens. */
export function useEntryName(): (key: string, entry: Entry) => string {
  const documents = useDocuments();
  const localize = useLocalize();
  return useCallback(
    (key, entry) =>
      localize(
        entry.label ??
          (entry.entity
            ? (documents.get('entity', entry.entity)?.pluralLabel ?? documents.get('entity', entry.entity)?.label)
            : entry.view
              ? documents.get('view', entry.view)?.label
              : undefined),
        key,
      ),
    [documents, localize],
  );
}

/** The entries of a menu: order, groups, labels. */
export function MenuEditor({ app }: { readonly app: AppDocument }) {
  const say = useText(appTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeApp', [setEdit('app', app.id, ['menu', ...path], value)], group);
  const menu = app.menu ?? {};
  const add = (wish: string, entry: Omit<Entry, 'order'>) => {
    const key = freeIdentifier(wish.replace('.', '_'), (name) => Object.hasOwn(menu, name), 'entry', 60);
    set([key], { ...entry, order: orderAtIndex(menu, Object.keys(menu).length) });
  };
  const used = new Set(Object.values(menu).flatMap((entry) => entry.entity ?? []));
  const views = documents.all('view').map((view) => ({
    value: view.id,
    label: `${localize(documents.get('entity', view.entity)?.label)} · ${localize(view.label, view.id)}`,
  }));
  return (
    <Panel title={say('menu')}>
      {Object.keys(menu).length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('emptyMenu')}
        </Text>
      ) : null}
      <MenuLevel app={app} parent={undefined} set={set} />
      <Group gap="xs" mt="sm">
        <Select
          size="xs"
          w={170}
          searchable
          aria-label={say('addEntity')}
          placeholder={`＋ ${say('addEntity')}`}
          data={ownEntities(documents)
            .filter(({ id }) => !used.has(id))
            .map((entity) => ({ value: entity.id, label: localize(entity.label, entity.id) }))}
          value={null}
          onChange={(id) => id && add(id, { type: 'entity', entity: id })}
        />
        <Select
          size="xs"
          w={170}
          searchable
          aria-label={say('addView')}
          placeholder={`＋ ${say('addView')}`}
          data={views}
          value={null}
          onChange={(id) => id && add(id, { type: 'view', view: id })}
        />
        <Button
          size="compact-sm"
          h={30}
          px={12}
          variant="default"
          leftSection={<IconFolder size={15} aria-hidden />}
          onClick={() =>
            add('group', {
              type: 'group',
              label: { 'zh-CN': String(appTexts.texts.newGroup['zh-CN']), en: String(appTexts.texts.newGroup.en) },
            })
          }
        >
          {say('addGroup')}
        </Button>
      </Group>
    </Panel>
  );
}

interface MenuLevelProps {
  readonly app: AppDocument;
  readonly parent: string | undefined;
  readonly set: (path: readonly string[], value: unknown, group?: string) => void;
}

function MenuLevel({ app, parent, set }: MenuLevelProps) {
  const say = useText(appTexts);
  const { locale } = useLocale();
  const entryName = useEntryName();
  const menu = app.menu ?? {};
  const level = Object.fromEntries(
    Object.entries(menu).filter(
      ([, entry]) => (entry.parent !== undefined && menu[entry.parent] ? entry.parent : undefined) === parent,
    ),
  );
  const entries = sortedEntries(level);
  const groups = sortedEntries(menu).filter(([, entry]) => entry.type === 'group');
  if (entries.length === 0) return null;
  return (
    <MoveList
      label={parent ? entryName(parent, menu[parent] ?? { type: 'group', order: '' }) : say('menu')}
      onMove={(key, index) => set([key, 'order'], orderAtIndex(level, index, key))}
      onRemove={(key) => set([key], undefined)}
      items={entries.map(([key, entry]) => {
        const Icon = icons[entry.type];
        const name = entryName(key, entry);
        return {
          key,
          name,
          content: (
            <div>
              <div className="dsg-column-line">
                <Icon size={16} aria-hidden />
                <TextInput
                  size="xs"
                  className="dsg-grow"
                  aria-label={say('entryLabel', { name })}
                  placeholder={name}
                  value={entry.label?.[locale] ?? ''}
                  onChange={(text) => set([key, 'label'], labelWith(entry.label, locale, text), `${key}.label`)}
                />
                {entry.type === 'group' || groups.length === 0 ? null : (
                  <Select
                    size="xs"
                    w={110}
                    aria-label={say('into', { name })}
                    data={[
                      { value: '', label: say('root') },
                      ...groups.map(([value, group]) => ({ value, label: entryName(value, group) })),
                    ]}
                    value={entry.parent ?? ''}
                    onChange={(next) => set([key, 'parent'], next || undefined)}
                  />
                )}
              </div>
              {entry.type === 'group' ? <MenuLevel app={app} parent={key} set={set} /> : null}
            </div>
          ),
        };
      })}
    />
  );
}

function labelWith(label: Entry['label'], locale: 'zh-CN' | 'en', text: string): Entry['label'] {
  const { [locale]: _before, ...others } = label ?? {};
  const next = text === '' ? others : { ...others, [locale]: text };
  return Object.keys(next).length > 0 ? next : undefined;
}
