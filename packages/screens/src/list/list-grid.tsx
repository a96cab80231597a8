import { Suspense, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { RecordRow } from '@tessera/client';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import {
  Button,
  DataGrid,
  formatNumber,
  laterComponent,
  SkeletonRows,
  useLocale,
  useLocalize,
  useLocalStorage,
  useText,
} from '@tessera/ui';
import type { GridColumn } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { recordKeys } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { ColumnChoice } from './column-choice.tsx';
import type { ListState } from './list-state.ts';
import { ToolsEnd } from './tools-end.tsx';
import { useSheet } from '../sheet/use-sheet.tsx';
import { isSortable } from './view-columns.ts';
import type { ViewColumn } from './view-columns.ts';
import styles from './list.module.css';
import drawerStyles from './record-drawer.module.css';

const GroupButton = laterComponent(async () => (await import('../views/group-button.tsx')).GroupButton);
const BulkBar = laterComponent(async () => (await import('./bulk-bar.tsx')).BulkBar);

const rightAligned: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

interface ListGridProps {
  readonly label: string;
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly state: ListState;
  /** What was asked for, as text: another question is another list. */
  readonly asked: string;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly RecordRow[];
  readonly isPending: boolean;
  /** Ids of the rows chosen. */
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (selection: ReadonlySet<string>) => void;
  readonly color: (row: RecordRow) => string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onMore: (() => void) | undefined;
  readonly loadingMore: boolean;
  /** Instead of more rows, when they did not come. */
  readonly endNote: ReactNode;
  readonly empty: ReactNode;
  /** Stands beside the grid: the record that is open. */
  readonly aside: ReactNode;
}

/** A table for wide screens: columns, sums, selection, and a record beside it. */
export function ListGrid(props: ListGridProps) {
  const { label, entity, view, state, rows, columns: shown, onMore, endNote, selection, onSelect } = props;
  const rights = useRights(entity.id);
  const localize = useLocalize();
  const [widths, setWidths] = useLocalStorage<Record<string, number>>({
    key: `tessera.widths.${view.id}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
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
  const footer = useFooter(entity, shown, state.filter, state.search);
  const sheet = useSheet(entity, shown, rows);
  const selected = rows.filter(({ id }) => selection.has(id));
  return (
    <>
      <ToolsEnd>
        <RowCount entity={entity.id} filter={state.filter} search={state.search} />
        <GroupButton entity={entity} value={undefined} onChange={state.setGrouping} />
        <ColumnChoice entity={entity} shown={shown.map(({ key }) => key)} onChange={state.setColumns} />
      </ToolsEnd>
      {selected.length > 0 ? <BulkBar entity={entity} rows={selected} onClear={() => onSelect(new Set())} /> : null}
      <div className={drawerStyles['split']}>
        <div className={styles['grid']}>
          {props.isPending ? (
            <SkeletonRows rows={10} />
          ) : (
            <DataGrid<RecordRow>
              label={label}
              columns={columns}
              rows={sheet.rows}
              cells={sheet.cells}
              rowId={(row) => row.id}
              contents={props.asked}
              sort={state.sort}
              onSortChange={state.setSort}
              selection={selection}
              {...(rights.update || rights.delete ? { onSelectionChange: onSelect } : {})}
              current={state.record}
              onRowOpen={(row) => props.onOpen(row.id)}
              {...(onMore ? { onEndReached: onMore } : {})}
              {...(endNote ? { endNote } : {})}
              loadingMore={props.loadingMore}
              empty={props.empty}
              widths={widths}
              onWidthsChange={setWidths}
              rowColor={props.color}
              {...(footer ? { footer } : {})}
            />
          )}
        </div>
        {props.aside}
        <Suspense>{sheet.dialog}</Suspense>
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
