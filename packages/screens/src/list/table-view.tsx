import { lazy, Suspense, useState } from 'react';
import { IconPlus } from '@tabler/icons-react';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import {
  Button,
  EmptyState,
  ErrorState,
  laterComponent,
  SkeletonRows,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { listTexts } from '../locale/list-texts.ts';
import { useRights } from '../runtime/runtime.tsx';
import { CardList } from './card-list.tsx';
import { colorFields, useRowColors } from './use-row-colors.ts';
import { ListGrid } from './list-grid.tsx';
import type { ListState } from './list-state.ts';
import { useList } from './use-list.ts';
import styles from './list.module.css';

const GroupedView = laterComponent(async () => (await import('../views/grouped-view.tsx')).GroupedView);
const RecordDrawer = lazy(async () => ({ default: (await import('./record-drawer.tsx')).RecordDrawer }));

export interface ViewProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  /** Accessible name. */
  readonly label: string;
  readonly state: ListState;
  readonly onDirty?: ((dirty: boolean) => void) | undefined;
}

/** Records as a table, gathered where the view or the person says so; on a phone as cards. */
export function TableView(props: ViewProps) {
  return props.state.grouping ? <GroupedView {...props} /> : <FlatView {...props} />;
}

function FlatView({ entity, view, label, state, onDirty }: ViewProps) {
  const { filter, search, columns } = state;
  const rights = useRights(entity.id);
  const isPhone = useIsPhone();
  const readable = (key: string) => rights.fields[key] !== undefined;
  const fields = [
    '_title',
    ...new Set([
      ...columns.map(({ key }) => key),
      ...colorFields(view, readable),
      ...(entity.ownership === 'none' ? [] : ['owner'].filter(readable)),
    ]),
  ];
  const asked = {
    fields,
    sort: state.sortKeys,
    limit: 100,
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
  };
  // Kept here, so that it outlives a turn of the device.
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const list = useList(entity.id, asked);
  const color = useRowColors(view);
  if (list.isError && list.rows.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const empty = <NothingHere entity={entity} isFiltered={state.isFiltered} />;
  const shared = {
    label,
    entity,
    columns,
    rows: list.rows,
    color,
    onOpen: state.openRecord,
    onMore: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    loadingMore: list.isFetchingNextPage,
    endNote: list.isFetchNextPageError ? <MoreFailed onRetry={() => void list.fetchNextPage()} /> : undefined,
  };
  const drawer =
    state.record === undefined ? null : (
      <Suspense>
        <RecordDrawer
          entity={entity}
          id={state.record}
          place={list.placeOf(state.record)}
          neighbour={(step) => list.neighbour(state.record ?? '', step)}
          onOpen={state.openRecord}
          onDirty={onDirty}
        />
      </Suspense>
    );
  if (isPhone) {
    return (
      <>
        {list.isPending ? <SkeletonRows /> : list.rows.length === 0 ? empty : <CardList {...shared} />}
        {drawer}
      </>
    );
  }
  return (
    <ListGrid
      {...shared}
      view={view}
      state={state}
      asked={JSON.stringify(asked)}
      isPending={list.isPending}
      selection={selection}
      onSelect={setSelection}
      empty={empty}
      aside={drawer}
    />
  );
}

/** The next page did not come: says so where it would stand. */
function MoreFailed({ onRetry }: { readonly onRetry: () => void }) {
  const say = useText(listTexts);
  return (
    <span role="alert" className={styles['moreFailed']}>
      {say('moreFailed')}
      <Button variant="subtle" size="compact-sm" onClick={onRetry}>
        {say('retry')}
      </Button>
    </span>
  );
}

export function NothingHere({ entity, isFiltered }: { readonly entity: EntityDocument; readonly isFiltered: boolean }) {
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const localize = useLocalize();
  const quickCreate = useQuickCreate();
  const name = localize(entity.label, entity.id);
  if (isFiltered) return <EmptyState compact title={say('noMatch')} />;
  return (
    <EmptyState
      title={say('empty', { name })}
      {...(rights.create
        ? {
            text: say('emptyText'),
            action: (
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => void quickCreate({ entity: entity.id })}
              >
                {say('new', { name })}
              </Button>
            ),
          }
        : {})}
    />
  );
}
