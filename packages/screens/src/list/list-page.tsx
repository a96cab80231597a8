import { useState } from 'react';
import { IconDots, IconDownload, IconLayoutKanban, IconPlus, IconTable, IconUpload } from '@tabler/icons-react';
import { fieldOf, isDerived, viewsFor } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import {
  Button,
  IconButton,
  Menu,
  notify,
  PageHeader,
  SearchInput,
  Tabs,
  Toolbar,
  useDocumentTitle,
  useErrorText,
  useHotkeys,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { KanbanView } from '../kanban/kanban-view.tsx';
import { listTexts } from '../locale/list-texts.ts';
import { useEntity, useRights, useRuntime } from '../runtime/runtime.tsx';
import { FilterButton } from './filter-button.tsx';
import { allOf, quickFilterText } from './list-filter.ts';
import type { QuickValues } from './list-filter.ts';
import { QuickFilters } from './quick-filters.tsx';
import { TableView } from './table-view.tsx';
import styles from './list.module.css';

/** What the address says about a list. */
export interface ListSearch {
  /** Id of the view. */
  readonly view?: string | undefined;
  /** Own conditions, as expression text. */
  readonly filter?: string | undefined;
  /** What was searched for. */
  readonly q?: string | undefined;
}

interface ListPageProps {
  readonly entity: string;
  readonly search: ListSearch;
}

/** The records of an entity in one of its views. */
export function ListPage({ entity: entityId, search }: ListPageProps) {
  const { documents, me, places } = useRuntime();
  const entity = useEntity(entityId);
  const say = useText(listTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const [quick, setQuick] = useState<QuickValues>({});
  const views = viewsFor(documents, entityId, me.roles);
  const view = views.find(({ id }) => id === search.view) ?? views[0];
  const plural = localize(entity.pluralLabel ?? entity.label, entityId);
  useDocumentTitle(`${plural} · Tessera`);
  if (!view) return null;
  const quickText = quickFilterText(quick, (key) => fieldOf(entity, key));
  const query = { filter: allOf(view.filter, search.filter, quickText), search: search.q ?? '' };
  const isFiltered = search.filter !== undefined || quickText !== '' || query.search !== '';
  const label = localize(view.label, view.id);
  const clear = (): void => {
    setQuick({});
    places.search({ filter: undefined, q: undefined });
  };
  const View = view.type === 'kanban' ? KanbanView : TableView;
  return (
    <div className={styles['page']}>
      <PageHeader
        title={plural}
        actions={<ListActions entity={entity} view={view} filter={query.filter} search={query.search} />}
      />
      <div className={styles['bar']}>
        {views.length > 1 ? (
          <ViewTabs
            views={views}
            current={view}
            onView={(id) => {
              setQuick({});
              places.search({ view: id, filter: undefined });
            }}
          />
        ) : null}
        <Toolbar label={say('tools')} end={<div id="list-tools-end" className={styles['end']} />}>
          <SearchInput
            size={isPhone ? 'sm' : 'xs'}
            w={isPhone ? 160 : 220}
            label={say('searchIn', { name: plural })}
            value={search.q ?? ''}
            onSearch={(q) => places.search({ q: q === '' ? undefined : q })}
          />
          <FilterButton
            entity={entityId}
            value={search.filter ?? ''}
            onChange={(filter) => places.search({ filter: filter === '' ? undefined : filter })}
          />
          {isPhone ? null : (
            <QuickFilters entity={entity} keys={view.quickFilters ?? []} values={quick} onChange={setQuick} />
          )}
          {isFiltered ? (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={clear}>
              {say('clearFilters')}
            </Button>
          ) : null}
        </Toolbar>
      </div>
      <View
        key={view.id}
        entity={entity}
        view={view}
        label={`${plural} · ${label}`}
        filter={query.filter}
        search={query.search}
        isFiltered={isFiltered}
      />
    </div>
  );
}

function ViewTabs({
  views,
  current,
  onView,
}: {
  readonly views: readonly ViewDocument[];
  readonly current: ViewDocument;
  readonly onView: (id: string) => void;
}) {
  const say = useText(listTexts);
  const localize = useLocalize();
  return (
    <Tabs
      value={current.id}
      onChange={(id) => id !== null && onView(id)}
      className={styles['tabs']}
      activateTabWithKeyboard={false}
    >
      <Tabs.List aria-label={say('views')}>
        {views.map((view) => (
          <Tabs.Tab
            key={view.id}
            value={view.id}
            aria-controls={undefined}
            leftSection={
              view.type === 'kanban' ? <IconLayoutKanban size={15} aria-hidden /> : <IconTable size={15} aria-hidden />
            }
          >
            {localize(
              isDerived(view) &&
                view.type === 'table' &&
                views.some((other) => other !== view && other.type === 'table')
                ? undefined
                : view.label,
              view.type === 'kanban' ? say('board') : say('table'),
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

interface ListActionsProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly filter: string | undefined;
  readonly search: string;
}

function ListActions({ entity, view, filter, search }: ListActionsProps) {
  const { client, places } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const quickCreate = useQuickCreate();
  const name = localize(entity.label, entity.id);
  const create = () => void quickCreate({ entity: entity.id });
  useHotkeys([['n', () => rights.create && create()]]);
  const exportCsv = async (): Promise<void> => {
    try {
      const columns = Object.values(view.columns ?? {})
        .map(({ field }) => field)
        .filter((key) => rights.fields[key] !== undefined);
      const blob = await client.exports.csv({
        entity: entity.id,
        ...(filter ? { filter } : {}),
        ...(search ? { search } : {}),
        ...(view.sort ? { sort: view.sort } : {}),
        ...(columns.length > 0 ? { columns: [...new Set(columns)] } : {}),
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${localize(entity.pluralLabel ?? entity.label, entity.id)}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      notify.error(explain(error).message, { title: say('exportFailed') });
    }
  };
  return (
    <>
      {rights.import ? (
        <Button
          variant="default"
          visibleFrom="sm"
          leftSection={<IconUpload size={16} aria-hidden />}
          onClick={() => places.go(places.imports(entity.id))}
        >
          {say('import')}
        </Button>
      ) : null}
      {rights.export ? (
        <Button
          variant="default"
          visibleFrom="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void exportCsv()}
        >
          {say('export')}
        </Button>
      ) : null}
      {rights.create ? (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={create}>
          {say('new', { name })}
        </Button>
      ) : null}
      {rights.import || rights.export ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={say('moreActions')} hiddenFrom="sm">
              <IconDots size={18} aria-hidden />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rights.import ? (
              <Menu.Item
                leftSection={<IconUpload size={16} aria-hidden />}
                onClick={() => places.go(places.imports(entity.id))}
              >
                {say('import')}
              </Menu.Item>
            ) : null}
            {rights.export ? (
              <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void exportCsv()}>
                {say('export')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
