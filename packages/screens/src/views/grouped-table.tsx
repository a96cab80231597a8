import { useState } from 'react';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AggregateRow, RecordRow } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import { sameJson } from '@tessera/std';
import type { Json } from '@tessera/std';
import {
  Button,
  ErrorState,
  formatNumber,
  SkeletonRows,
  useIsPhone,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { viewTexts } from '../locale/view-texts.ts';
import { recordKeys } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useRuntime } from '../runtime/runtime.tsx';
import type { ViewColumn } from '../list/view-columns.ts';
import { groupFilter, groupOrder, groupWords, inFieldOrder } from './group-words.ts';
import { groupingText } from './view-choices.ts';
import type { Grouping } from './view-choices.ts';
import type { EntityDocument } from '@tessera/schemas';
import styles from './grouped-table.module.css';

interface GroupedTableProps {
  readonly label: string;
  readonly entity: EntityDocument;
  readonly grouping: Grouping;
  readonly columns: readonly ViewColumn[];
  /** What the list asks for: conditions, search, order, fields. */
  readonly asked: {
    readonly filter?: string;
    readonly search?: string;
    readonly sort: readonly string[];
    readonly fields: readonly string[];
  };
  readonly onOpen: (id: string) => void;
  readonly current: string | undefined;
  readonly empty: React.ReactNode;
}

const firstRows = 20;
const moreRows = 200;
const summed: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);
const rightAligned: ReadonlySet<string> = new Set([...summed, 'percent']);

/** The rows of a list gathered by a field: groups with count and sums that fold, the first rows of each, sums of all at the end. */
export function GroupedTable({ label, entity, grouping, columns, asked, onOpen, current, empty }: GroupedTableProps) {
  const { client, documents } = useRuntime();
  const order = groupOrder(documents, fieldOf(entity, grouping.field));
  const say = useText(viewTexts);
  const isPhone = useIsPhone();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const by = groupingText(grouping);
  const { sort: _sort, fields: _fields, ...selected } = asked;
  const sums = columns.filter(({ field, aggregate }) => aggregate !== undefined || summed.has(field.kind));
  const measures = {
    count: { function: 'count' as const },
    ...Object.fromEntries(
      sums.map(({ key, aggregate }) => [
        `m_${key}`,
        { function: aggregate && aggregate !== 'count' ? aggregate : ('sum' as const), field: key },
      ]),
    ),
  };
  const groups = useQuery({
    queryKey: recordKeys.list(entity.id, ['groups', by, measures, selected]),
    queryFn: ({ signal }) =>
      client.records.aggregate(entity.id, { ...selected, groupBy: [by], measures, limit: 200 }, { signal }),
    placeholderData: keepPreviousData,
  });
  const whole = useQuery({
    queryKey: recordKeys.list(entity.id, ['whole', measures, selected]),
    queryFn: ({ signal }) => client.records.aggregate(entity.id, { ...selected, measures }, { signal }),
    placeholderData: keepPreviousData,
  });
  const rows = useQuery({
    queryKey: recordKeys.list(entity.id, ['grouped', by, asked]),
    queryFn: ({ signal }) => client.records.grouped(entity.id, { ...asked, groupBy: by, limit: firstRows }, { signal }),
    placeholderData: keepPreviousData,
  });
  const failed = groups.error ?? rows.error;
  if (failed) return <ErrorState error={failed} onRetry={() => void Promise.all([groups.refetch(), rows.refetch()])} />;
  if (!groups.data || !rows.data) return <SkeletonRows rows={10} />;
  if (groups.data.items.length === 0) return empty;
  const shown = isPhone ? columns.slice(0, 2) : columns;
  const rowsOf = (group: unknown) =>
    rows.data.items.find((one) => sameJson(one.group as Json, group as Json))?.rows ?? [];
  const toggle = (key: string): void => {
    const next = new Set(folded);
    if (!next.delete(key)) next.add(key);
    setFolded(next);
  };
  const total = whole.data?.items[0];
  return (
    <div className={styles['frame']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['table']} aria-label={label}>
        <ColumnHeads columns={shown} />
        {inFieldOrder(groups.data.items, by, order).map((group) => {
          const value = group.group[by];
          const key = JSON.stringify(value);
          const isOpen = !folded.has(key);
          return (
            <tbody key={key}>
              <GroupHead
                entity={entity}
                grouping={grouping}
                columns={shown}
                group={group}
                value={value}
                isOpen={isOpen}
                onToggle={() => toggle(key)}
              />
              {isOpen ? (
                <GroupRows
                  entity={entity}
                  grouping={grouping}
                  columns={shown}
                  asked={asked}
                  value={value}
                  count={Number(group.values['count'])}
                  first={rowsOf(value)}
                  onOpen={onOpen}
                  current={current}
                />
              ) : null}
            </tbody>
          );
        })}
        {total ? (
          <tfoot>
            <tr>
              {shown.map((column, index) => (
                <td key={column.key} data-align={rightAligned.has(column.field.kind) ? 'right' : undefined}>
                  {index === 0 ? (
                    <b>{say('groupTotal', { count: Number(total.values['count']) })}</b>
                  ) : (
                    <Sum column={column} row={total} />
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function ColumnHeads({ columns }: { readonly columns: readonly ViewColumn[] }) {
  const localize = useLocalize();
  return (
    <thead>
      <tr>
        {columns.map(({ key, field, width }) => (
          <th
            key={key}
            scope="col"
            style={{ minWidth: width ?? 120 }}
            data-align={rightAligned.has(field.kind) ? 'right' : undefined}
          >
            {localize(field.label, key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Sum({ column, row }: { readonly column: ViewColumn; readonly row: AggregateRow }) {
  const value = row.values[`m_${column.key}`];
  return value === undefined || value === null ? null : <FieldCell field={column.field} value={value} />;
}

interface GroupHeadProps {
  readonly entity: EntityDocument;
  readonly grouping: Grouping;
  readonly columns: readonly ViewColumn[];
  readonly group: AggregateRow;
  readonly value: unknown;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function GroupHead({ entity, grouping, columns, group, value, isOpen, onToggle }: GroupHeadProps) {
  const say = useText(viewTexts);
  const { locale } = useLocale();
  const field = fieldOf(entity, grouping.field);
  const words = groupWords(grouping, value, locale);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const count = Number(group.values['count']);
  // The name of the group takes the room up to the first sum.
  const first = columns.findIndex(({ key }, index) => index > 0 && group.values[`m_${key}`] !== undefined);
  const span = first < 0 ? columns.length : first;
  return (
    <tr className={styles['head']}>
      <th scope="rowgroup" colSpan={span}>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <Chevron size={16} aria-hidden />
          {value === null || value === undefined ? (
            <span>{say('groupEmpty')}</span>
          ) : words === undefined && field ? (
            <FieldCell field={field} value={value} />
          ) : (
            <span>{words}</span>
          )}
          <small>{say('groupCount', { count, number: formatNumber(String(count), locale) })}</small>
        </button>
      </th>
      {columns.slice(span).map((column) => (
        <td key={column.key} data-align={rightAligned.has(column.field.kind) ? 'right' : undefined}>
          <Sum column={column} row={group} />
        </td>
      ))}
    </tr>
  );
}

interface GroupRowsProps extends Pick<
  GroupedTableProps,
  'entity' | 'grouping' | 'columns' | 'asked' | 'onOpen' | 'current'
> {
  readonly value: unknown;
  readonly count: number;
  readonly first: readonly RecordRow[];
}

function GroupRows({ entity, grouping, columns, asked, value, count, first, onOpen, current }: GroupRowsProps) {
  const { client } = useRuntime();
  const say = useText(viewTexts);
  const [wantsMore, setWantsMore] = useState(false);
  const field = fieldOf(entity, grouping.field);
  const own = field ? groupFilter(grouping, field, value) : 'false';
  const query = {
    ...asked,
    filter: asked.filter ? `(${asked.filter}) && (${own})` : own,
    limit: moreRows,
  };
  const more = useQuery({
    queryKey: recordKeys.list(entity.id, ['group', query]),
    queryFn: ({ signal }) => client.records.query(entity.id, query, { signal }),
    enabled: wantsMore,
  });
  const rows = more.data?.items ?? first;
  const isMore = !more.data && count > first.length;
  return (
    <>
      {rows.map((row) => (
        <tr
          key={row.id}
          className={styles['row']}
          aria-current={row.id === current || undefined}
          onClick={(event) => {
            if (!(event.target instanceof Element && event.target.closest('a, button'))) onOpen(row.id);
          }}
        >
          {columns.map((column, index) => (
            <td key={column.key} data-align={rightAligned.has(column.field.kind) ? 'right' : undefined}>
              {index === 0 ? (
                <RecordAnchor entity={entity.id} id={row.id} onOpen={onOpen}>
                  {row[column.key] === null ? titleOf(row) : <FieldCell field={column.field} value={row[column.key]} />}
                </RecordAnchor>
              ) : (
                <FieldCell field={column.field} value={row[column.key]} />
              )}
            </td>
          ))}
        </tr>
      ))}
      {isMore ? (
        <tr className={styles['more']}>
          <td colSpan={columns.length}>
            <Button variant="subtle" size="compact-sm" loading={more.isFetching} onClick={() => setWantsMore(true)}>
              {say('groupMore', { count: Math.min(count, moreRows) - first.length })}
            </Button>
          </td>
        </tr>
      ) : null}
      {more.data?.next ? (
        <tr className={styles['more']}>
          <td colSpan={columns.length}>{say('groupCut', { count: moreRows })}</td>
        </tr>
      ) : null}
    </>
  );
}
