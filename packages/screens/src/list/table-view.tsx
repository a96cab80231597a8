import { lazy, Suspense, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RecordRow } from '@tessera/client';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import {
  Button,
  DataGrid,
  EmptyState,
  ErrorState,
  formatNumber,
  SkeletonRows,
  useIsPhone,
  useLocale,
  useLocalize,
  useLocalStorage,
  useText,
} from '@tessera/ui';
import type { GridColumn } from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { listTexts } from '../locale/list-texts.ts';
import { recordKeys } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { CardList } from './card-list.tsx';
import { colorFields, colorRules } from './color-rules.ts';
import { ColumnChoice } from './column-choice.tsx';
import type { ListState } from './list-state.ts';
import { useList } from './use-list.ts';
import { isSortable } from './view-columns.ts';
import type { ViewColumn } from './view-columns.ts';
import styles from './list.module.css';
import drawerStyles from './record-drawer.module.css';

const RecordDrawer = lazy(async () => ({ default: (await import('./record-drawer.tsx')).RecordDrawer }));

export interface ViewProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  /** Accessible name. */
  readonly label: string;
  readonly state: ListState;
  readonly onDirty?: ((dirty: boolean) => void) | undefined;
}

const rightAligned: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

/** Records as a table; on a phone as cards. */
export function TableView({ entity, view, label, state, onDirty }: ViewProps) {
  const { filter, search, columns: shown } = state;
  const { documents, me } = useRuntime();
  const rights = useRights(entity.id);
  const { timeZone } = useLocale();
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const [widths, setWidths] = useLocalStorage<Record<string, number>>({
    key: `tessera.widths.${view.id}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const readable = (key: string) => rights.fields[key] !== undefined;
  const fields = [
    '_title',
    ...new Set([
      ...shown.map(({ key }) => key),
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
  const list = useList(entity.id, asked);
  const color = useMemo(() => colorRules(view, documents, userOf(me), timeZone), [view, documents, me, timeZone]);
  const columns = useMemo(
    () =>
      shown.map((column, index) =>
        gridColumn(
          entity,
          column,
          index === firstText(shown),
          localize(column.field.label, column.key),
          state.openRecord,
        ),
      ),
    [entity, shown, localize, state.openRecord],
  );
  const footer = useFooter(entity, shown, filter, search);
  const empty = <NothingHere entity={entity} isFiltered={state.isFiltered} />;
  if (list.isError && list.rows.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const selected = list.rows.filter(({ id }) => selection.has(id));
  const bulk =
    selected.length > 0 ? <BulkBar entity={entity} rows={selected} onClear={() => setSelection(new Set())} /> : null;
  const more = list.hasNextPage ? () => void list.fetchNextPage() : undefined;
  const failed = list.isFetchNextPageError ? <MoreFailed onRetry={() => void list.fetchNextPage()} /> : undefined;
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
    const cards = list.isPending ? (
      <SkeletonRows />
    ) : list.rows.length === 0 ? (
      empty
    ) : (
      <CardList
        label={label}
        entity={entity}
        columns={shown}
        rows={list.rows}
        color={color}
        onOpen={state.openRecord}
        onMore={more}
        loadingMore={list.isFetchingNextPage}
        endNote={failed}
      />
    );
    return (
      <>
        {cards}
        {drawer}
      </>
    );
  }
  return (
    <>
      <ToolsEnd>
        <RowCount entity={entity.id} filter={filter} search={search} />
        <ColumnChoice entity={entity} shown={shown.map(({ key }) => key)} onChange={state.setColumns} />
      </ToolsEnd>
      {bulk}
      <div className={drawerStyles['split']}>
        <div className={styles['grid']}>
          {list.isPending ? (
            <SkeletonRows rows={10} />
          ) : (
            <DataGrid<RecordRow>
              label={label}
              columns={columns}
              rows={list.rows}
              rowId={(row) => row.id}
              contents={JSON.stringify(asked)}
              sort={state.sort}
              onSortChange={state.setSort}
              selection={selection}
              {...(rights.update || rights.delete ? { onSelectionChange: setSelection } : {})}
              current={state.record}
              onRowOpen={(row) => state.openRecord(row.id)}
              {...(more ? { onEndReached: more } : {})}
              {...(failed ? { endNote: failed } : {})}
              loadingMore={list.isFetchingNextPage}
              empty={empty}
              widths={widths}
              onWidthsChange={setWidths}
              rowColor={color}
              {...(footer ? { footer } : {})}
            />
          )}
        </div>
        {drawer}
      </div>
    </>
  );
}

function firstText(columns: readonly ViewColumn[]): number {
  const index = columns.findIndex(({ field }) => field.kind === 'text');
  return index < 0 ? columns.findIndex(({ field }) => field.kind === 'autonumber') : index;
}

function gridColumn(
  entity: EntityDocument,
  { key, field, width }: ViewColumn,
  isTitle: boolean,
  label: string,
  onOpen: (id: string) => void,
): GridColumn<RecordRow> {
  const cell = (row: RecordRow) => <FieldCell field={field} value={row[key]} />;
  return {
    id: key,
    label,
    width: width ?? (isTitle ? 240 : undefined),
    align: rightAligned.has(field.kind) ? 'right' : 'left',
    sortable: isSortable(field),
    pinned: isTitle,
    render: isTitle
      ? (row) => (
          <RecordAnchor entity={entity.id} id={row.id} onOpen={onOpen}>
            {row[key] === null ? titleOf(row) : cell(row)}
          </RecordAnchor>
        )
      : cell,
  };
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

/** Sums under the columns that ask for them: one call for all. */
function useFooter(entity: EntityDocument, columns: readonly ViewColumn[], filter: string | undefined, search: string) {
  const { client } = useRuntime();
  const summed = columns.filter(({ aggregate }) => aggregate !== undefined && aggregate !== 'count');
  const query = {
    measures: Object.fromEntries(
      summed.map(({ key, aggregate }) => [key, { function: aggregate ?? 'sum', field: key }]),
    ),
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
  };
  const { data } = useQuery({
    queryKey: recordKeys.list(entity.id, ['footer', query]),
    queryFn: ({ signal }) =>
      client.records.aggregate(entity.id, query as Parameters<typeof client.records.aggregate>[1], { signal }),
    enabled: summed.length > 0,
  });
  if (summed.length === 0 || !data) return undefined;
  const values = data.items[0]?.values ?? {};
  return Object.fromEntries(
    summed.map(({ key, field }) => [key, <FieldCell key={key} field={field} value={values[key]} />]),
  );
}

function RowCount({
  entity,
  filter,
  search,
}: {
  readonly entity: string;
  readonly filter: string | undefined;
  readonly search: string;
}) {
  const { client } = useRuntime();
  const { locale } = useLocale();
  const say = useText(listTexts);
  const [wanted, setWanted] = useState(false);
  const query = {
    fields: ['_title'],
    limit: 1,
    count: 'exact' as const,
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
  };
  const { data } = useQuery({
    queryKey: recordKeys.list(entity, ['count', query]),
    queryFn: ({ signal }) => client.records.query(entity, query, { signal }),
    enabled: wanted,
  });
  if (!wanted)
    return (
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setWanted(true)}>
        {say('count')}
      </Button>
    );
  const count = data?.count;
  return (
    <span role="status">
      {count
        ? say(count.kind === 'exact' ? 'counted' : 'countedAbout', {
            count:
              count.kind === 'exact' && count.value < 1000 ? count.value : formatNumber(String(count.value), locale),
          })
        : '…'}
    </span>
  );
}

/** What belongs to one kind of view stands at the end of the common tool bar. */
export function ToolsEnd({ children }: { readonly children: React.ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <span
      ref={(element) => {
        if (element) setHost(document.getElementById('list-tools-end'));
      }}
      hidden
    >
      {host ? createPortal(children, host) : null}
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
