import { lazy, Suspense } from 'react';
import type { EntityDocument } from '@tessera/schemas';
import {
  Button,
  laterComponent,
  PageHeader,
  SearchInput,
  SkeletonRows,
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
import { useSavedViews } from '../views/use-saved-views.ts';
import { ViewBar } from '../views/view-bar.tsx';
import { viewChoices } from '../views/view-choices.ts';
import type { ViewChoice } from '../views/view-choices.ts';
import styles from './list.module.css';

const FilterChips = laterComponent(async () => (await import('./filter-chips.tsx')).FilterChips);
const DroppedNote = laterComponent(async () => (await import('../views/dropped-note.tsx')).DroppedNote);
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
  const saved = useSavedViews();
  const choices = viewChoices(entityId, { documents, me, saved });
  const named = choices.find(({ view }) => view.id === search.view);
  // What one opens first is known with the saved views; a view of the address that is known already need not wait.
  const current = named ?? (saved ? choices[0] : undefined);
  useDocumentTitle(`${localize(entity.pluralLabel ?? entity.label, entityId)} · Tessera`);
  return current ? (
    <ListOfView
      key={current.view.id}
      entity={entity}
      choices={choices}
      current={current}
      address={search}
      onDirty={onDirty}
    />
  ) : (
    <SkeletonRows rows={10} />
  );
}

interface ListOfViewProps {
  readonly entity: EntityDocument;
  readonly choices: readonly ViewChoice[];
  readonly current: ViewChoice;
  readonly address: ListSearch;
  readonly onDirty: ListPageProps['onDirty'];
}

function ListOfView({ entity, choices, current, address, onDirty }: ListOfViewProps) {
  const { places } = useRuntime();
  const say = useText(listTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const { view, saved } = current;
  const state = useListState(entity, view, address, saved?.isMine);
  const plural = localize(entity.pluralLabel ?? entity.label, entity.id);
  const View = view.type === 'kanban' ? KanbanView : TableView;
  return (
    <div className={styles['page']}>
      <PageHeader title={plural} actions={<ListActions entity={entity} state={state} />} />
      <div className={styles['bar']}>
        <ViewBar entity={entity} choices={choices} current={current} state={state} />
        {saved && saved.dropped.length > 0 ? <DroppedNote entity={entity} saved={saved} /> : null}
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
              filter={state.ownFilter}
              onFilter={state.setOwnFilter}
            />
          ) : (
            <>
              <FilterButton entity={entity.id} value={state.ownFilter} onChange={state.setOwnFilter} />
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
        {state.ownFilter ? (
          <FilterChips entity={entity.id} value={state.ownFilter} onChange={state.setOwnFilter} />
        ) : null}
      </div>
      <Suspense fallback={<SkeletonRows rows={10} />}>
        {state.isPending ? (
          <SkeletonRows rows={10} />
        ) : (
          <View
            entity={entity}
            view={view}
            label={`${plural} · ${localize(view.label, view.id)}`}
            state={state}
            onDirty={onDirty}
          />
        )}
      </Suspense>
    </div>
  );
}
