import { useQuery } from '@tanstack/react-query';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import type { RecordRow } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { ViewDocument } from '@tessera/schemas';
import {
  Button,
  EmptyState,
  ErrorState,
  formatDate,
  formatDateTime,
  SkeletonRows,
  useLocale,
  useLocalize,
  useText,
  zonedText,
} from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { recordKeys } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useEntity, useRights, useRuntime } from '../runtime/runtime.tsx';
import { TickOff } from '../tasks/tick-off.tsx';
import { BlockFrame } from './block-frame.tsx';
import styles from './dashboard.module.css';

const most = 10;

interface TodoBlockProps {
  readonly view: ViewDocument;
  readonly name: string;
}

/** The records of a view as things to do, the most urgent first; what is late says so. */
export function TodoBlock({ view, name }: TodoBlockProps) {
  const { client, release, places } = useRuntime();
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const entity = useEntity(view.entity);
  const rights = useRights(view.entity);
  const quickCreate = useQuickCreate();
  const due = (view.sort ?? [])
    .map((key) => key.replace(/^-/, ''))
    .find((key) => ['date', 'datetime'].includes(fieldOf(entity, key)?.kind ?? '') && rights.fields[key] !== undefined);
  const query = {
    fields: ['_title', ...(due === undefined ? [] : [due])],
    limit: most,
    count: 'exact' as const,
    ...(view.filter === undefined ? {} : { filter: view.filter }),
    ...(view.sort ? { sort: view.sort } : {}),
  };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...recordKeys.list(view.entity, query), release],
    queryFn: ({ signal }) => client.records.query(view.entity, query, { signal }),
    staleTime: 0,
  });
  return (
    <BlockFrame
      title={name}
      note={data?.count && data.count.value > 0 ? say('records', { count: data.count.value }) : null}
      more={{ href: places.list(view.entity, { view: view.id }), label: say('viewAll') }}
    >
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonRows rows={5} />
      ) : data.items.length === 0 ? (
        <EmptyState
          compact
          icon={<IconChecklist size={20} stroke={1.5} />}
          title={say('emptyTodo')}
          text={say('emptyTodoText')}
          action={
            rights.create ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => void quickCreate({ entity: entity.id, open: false })}
              >
                {say('add', { name: localize(entity.label, entity.id) })}
              </Button>
            ) : null
          }
        />
      ) : (
        <ul className={styles['todos']}>
          {data.items.map((row) => (
            <li key={row.id}>
              {entity.features?.tasks && rights.update ? <TickOff entity={entity} row={row} /> : null}
              <span className={styles['todoTitle']}>
                <RecordAnchor entity={view.entity} id={row.id}>
                  {titleOf(row)}
                </RecordAnchor>
              </span>
              {due === undefined ? null : <DueText row={row} due={due} />}
            </li>
          ))}
        </ul>
      )}
    </BlockFrame>
  );
}

/** When something is due, as people say it. */
function DueText({ row, due }: { readonly row: RecordRow; readonly due: string }) {
  const { locale, timeZone } = useLocale();
  const say = useText(dashboardTexts);
  const value = row[due];
  if (typeof value !== 'string') return null;
  const now = Date.now();
  const today = zonedText(now, timeZone).slice(0, 10);
  const isMoment = value.length > 10;
  const day = isMoment ? zonedText(Date.parse(value), timeZone).slice(0, 10) : value;
  const isLate = isMoment ? Date.parse(value) < now : day < today;
  const time = isMoment ? zonedText(Date.parse(value), timeZone).slice(11, 16) : '';
  const text =
    day === today
      ? `${say('today')} ${time}`.trim()
      : isMoment
        ? formatDateTime(value, locale, { timeZone })
        : formatDate(value, locale);
  return (
    <span className={styles['due']} data-late={isLate || undefined}>
      {isLate ? `${say('overdue')} · ` : ''}
      {text}
    </span>
  );
}
