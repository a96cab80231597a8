import { useQuery } from '@tanstack/react-query';
import { sortedEntries } from '@tessera/model';
import { ErrorState, formatDateTime, PathBar, SkeletonRows, Text, useLocale, useLocalize, useText } from '@tessera/ui';
import { recordTexts } from '../locale/record-texts.ts';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import type { RecordComponentProps } from './record-component.tsx';
import { recordKeys } from './use-record.ts';
import styles from './record.module.css';

/** The stages of a record with who moved it to each, and when; newest first. */
export function StageTrail({ entity, record, item }: RecordComponentProps) {
  const { client, documents } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(recordTexts);
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const [field, document] =
    Object.entries(entity.fields).find(([key, { kind }]) => kind === 'status' && rights.fields[key] !== undefined) ??
    [];
  const workflow = document?.kind === 'status' ? documents.get('workflow', document.lifecycle) : undefined;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...recordKeys.part(entity.id, record.id, 'history'), 'stages'],
    queryFn: ({ signal }) => client.records.history(entity.id, record.id, { limit: 100 }, { signal }),
    enabled: workflow !== undefined,
  });
  if (field === undefined || !workflow) return null;
  const heading = localize(item.label ?? document?.label, say('path'));
  const moves = (data?.items ?? []).flatMap(({ id, at, by, action, changes }) => {
    const to = changes[field]?.to;
    return typeof to === 'string' ? [{ id, at, by: by?.title ?? '—', action, to }] : [];
  });
  return (
    <section aria-label={heading}>
      <PathBar
        stages={sortedEntries(workflow.states).map(([key, state]) => ({
          key,
          label: localize(state.label, key),
          color: state.color,
          category: state.category,
          allowed: false,
        }))}
        current={String(record[field] ?? '')}
        label={heading}
      />
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonRows rows={2} />
      ) : moves.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {say('trail.none')}
        </Text>
      ) : (
        <ol className={styles['trail']}>
          {moves.map(({ id, at, by, action, to }, index) => (
            <li key={id} data-current={index === 0 || undefined}>
              <strong>{localize(workflow.states[to]?.label, to)}</strong>
              <span>{say(action === 'create' ? 'trail.start' : 'trail.by', { who: by })}</span>
              <time dateTime={at}>{formatDateTime(at, locale, { timeZone })}</time>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
