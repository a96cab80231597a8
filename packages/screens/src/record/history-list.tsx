import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Button,
  EmptyState,
  ErrorState,
  formatDateTime,
  SkeletonRows,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { recordTexts } from '../locale/record-texts.ts';
import { FieldCell } from '../runtime/field-cell.tsx';
import { useRuntime } from '../runtime/runtime.tsx';
import { recordKeys } from './use-record.ts';
import styles from './record.module.css';

/** Who changed what and when, newest first. */
export function HistoryList({ entity, id }: { readonly entity: EntityDocument; readonly id: string }) {
  const { client } = useRuntime();
  const say = useText(recordTexts);
  const query = useInfiniteQuery({
    queryKey: recordKeys.part(entity.id, id, 'history'),
    queryFn: ({ pageParam, signal }) =>
      client.records.history(entity.id, id, { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  if (query.isPending) return <SkeletonRows rows={4} />;
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <EmptyState compact title={say('noHistory')} />;
  return (
    <>
      <ol className={styles['history']}>
        {entries.map((entry) => (
          <Entry key={entry.id} entity={entity} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button
          mt="sm"
          variant="subtle"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {say('loadMore')}
        </Button>
      ) : null}
    </>
  );
}

const actions = ['create', 'update', 'delete', 'restore', 'transition'] as const;
const causes = ['import', 'bulk', 'seed', 'undo'] as const;

function Entry({ entity, entry }: { readonly entity: EntityDocument; readonly entry: HistoryEntry }) {
  const say = useText(recordTexts);
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const action = actions.find((known) => known === entry.action) ?? 'other';
  const cause = causes.find((known) => known === entry.cause);
  const changes = Object.entries(entry.changes).flatMap(([key, change]) => {
    const field = fieldOf(entity, key);
    return field && !field.hidden ? [{ key, field, ...change }] : [];
  });
  return (
    <li className={styles['entry']}>
      <div className={styles['entryHead']}>
        <strong>{entry.by?.title ?? '—'}</strong> {say(`history.${action}`)}
        {cause ? `（${say(`cause.${cause}`)}）` : ''} ·{' '}
        <time dateTime={entry.at}>{formatDateTime(entry.at, locale, { timeZone })}</time>
      </div>
      {changes.map(({ key, field, from, to }) => (
        <div key={key} className={styles['changeLine']}>
          <span className={styles['soft']}>{localize(field.label, key)}</span>
          {entry.action === 'create' ? null : (
            <>
              <del>
                <FieldCell field={field} value={from} empty={say('emptyValue')} />
              </del>
              <span aria-hidden>→</span>
            </>
          )}
          <span>
            <FieldCell field={field} value={to} empty={say('emptyValue')} />
          </span>
        </div>
      ))}
    </li>
  );
}
