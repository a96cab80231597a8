import { lazy, Suspense } from 'react';
import { IconLayoutKanban, IconTable } from '@tabler/icons-react';
import { isDerived, viewsFor } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import {
  Button,
  laterComponent,
  PageHeader,
  SearchInput,
  SkeletonRows,
  Tabs,
  Toolbar,
  useDocumentTitle,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { useEntity, useRuntime } from '../runtime/runtime.tsx';
import { FilterButton } from './filter-button.tsx';
import { ListActions } from './list-actions.tsx';
import { useListState } from './list-state.ts';
import type { ListSearch } from './list-state.ts';
import { PhoneFilters } from './phone-filters.tsx';
import { TableView } from './table-view.tsx';
import styles from './list.module.css';

const FilterChips = laterComponent(async () => (await import('./filter-chips.tsx')).FilterChips);
const QuickFilters = laterComponent(async () => (await import('./quick-filters.tsx')).QuickFilters);
const KanbanView = lazy(async () => ({ default: (await import('../kanban/kanban-view.tsx')).KanbanView }));

interface ListPageProps {
  readonly entity: string;
  readonly search: ListSearch;
  /** Told when leaving the record beside the list would lose something. */
  readonly onDirty?: ((dirty: boolean) => void) | undefined;
}

/** The records of an entity in one of its views. */
export function ListPage({ entity: entityId, search, onDirty }: ListPageProps) {
  const { documents, me } = useRuntime();
  const entity = useEntity(entityId);
  const localize = useLocalize();
  const views = viewsFor(documents, entityId, me.roles);
  const view = views.find(({ id }) => id === search.view) ?? views[0];
  useDocumentTitle(`${localize(entity.pluralLabel ?? entity.label, entityId)} · Tessera`);
  return view ? (
    <ListOfView key={view.id} entity={entity} views={views} view={view} address={search} onDirty={onDirty} />
  ) : null;
}

interface ListOfViewProps {
  readonly entity: EntityDocument;
  readonly views: readonly ViewDocument[];
  readonly view: ViewDocument;
  readonly address: ListSearch;
  readonly onDirty: ListPageProps['onDirty'];
}

function ListOfView({ entity, views, view, address, onDirty }: ListOfViewProps) {
  const { places } = useRuntime();
  const say = useText(listTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const state = useListState(entity, view, address);
  const plural = localize(entity.pluralLabel ?? entity.label, entity.id);
  const View = view.type === 'kanban' ? KanbanView : TableView;
  const setFilter = (filter: string): void => places.search({ filter: filter === '' ? undefined : filter });
  return (
    <div className={styles['page']}>
      <PageHeader title={plural} actions={<ListActions entity={entity} state={state} />} />
      <div className={styles['bar']}>
        {views.length > 1 ? (
          <ViewTabs
            views={views}
            current={view}
            onView={(id) => places.search({ view: id, filter: undefined, quick: undefined, sort: undefined })}
          />
        ) : null}
        <Toolbar label={say('tools')} end={<div id="list-tools-end" className={styles['end']} />}>
          <SearchInput
            size={isPhone ? 'sm' : 'xs'}
            w={isPhone ? 190 : 180}
            label={say('searchIn', { name: plural })}
            value={state.search}
            onSearch={(q) => places.search({ q: q === '' ? undefined : q })}
          />
          {isPhone ? (
            <PhoneFilters
              entity={entity}
              view={view}
              state={state}
              filter={address.filter ?? ''}
              onFilter={setFilter}
            />
          ) : (
            <>
              <FilterButton entity={entity.id} value={address.filter ?? ''} onChange={setFilter} />
              <QuickFilters
                entity={entity}
                keys={view.quickFilters ?? []}
                values={state.quick}
                onChange={state.setQuick}
              />
            </>
          )}
          {state.isFiltered ? (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={state.clear}>
              {say('clearFilters')}
            </Button>
          ) : null}
        </Toolbar>
        {address.filter ? <FilterChips entity={entity.id} value={address.filter} onChange={setFilter} /> : null}
      </div>
      <Suspense fallback={<SkeletonRows rows={10} />}>
        <View
          entity={entity}
          view={view}
          label={`${plural} · ${localize(view.label, view.id)}`}
          state={state}
          onDirty={onDirty}
        />
      </Suspense>
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
