import { useQuery } from '@tanstack/react-query';
import { IconClock } from '@tabler/icons-react';
import { EmptyState, EntityIcon, SkeletonRows, useLocalize, useText } from '@tessera/ui';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useRuntime } from '../runtime/runtime.tsx';
import { BlockFrame } from './block-frame.tsx';
import { openedRecords } from './recent-records.ts';
import styles from './dashboard.module.css';

const most = 8;

/** What this person opened last on this device, as far as they may still see it. */
export function RecentBlock({ name }: { readonly name: string }) {
  const { client, documents, me, rights, release } = useRuntime();
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const opened = openedRecords(me.id)
    .filter(({ entity }) => rights[entity]?.read === true)
    .slice(0, most);
  const { data, isPending } = useQuery({
    queryKey: ['recent', release, opened],
    queryFn: async ({ signal }) => {
      const titles = await Promise.all(
        [...new Set(opened.map(({ entity }) => entity))].map(async (entity) => {
          const ids = opened.filter((each) => each.entity === entity).map(({ id }) => `"${id}"`);
          const filter = `id in [${ids.join(', ')}]`;
          const { items } = await client.records.query(entity, { filter, fields: ['_title'], limit: most }, { signal });
          return items.map((row) => [`${entity} ${row.id}`, titleOf(row)] as const);
        }),
      );
      return new Map(titles.flat());
    },
    enabled: opened.length > 0,
    staleTime: 0,
  });
  const shown = opened.flatMap(({ entity, id }) => {
    const title = data?.get(`${entity} ${id}`);
    return title === undefined ? [] : [{ entity, id, title }];
  });
  return (
    <BlockFrame title={name}>
      {opened.length > 0 && isPending ? (
        <SkeletonRows rows={opened.length} />
      ) : shown.length === 0 ? (
        <EmptyState
          compact
          icon={<IconClock size={20} stroke={1.5} />}
          title={say('emptyRecent')}
          text={say('emptyRecentText')}
        />
      ) : (
        <ul className={styles['todos']}>
          {shown.map(({ entity, id, title }) => {
            const document = documents.get('entity', entity);
            return (
              <li key={`${entity} ${id}`}>
                <EntityIcon name={document?.icon} />
                <span className={styles['todoTitle']}>
                  <RecordAnchor entity={entity} id={id}>
                    {title}
                  </RecordAnchor>
                </span>
                <span className={styles['hint']}>{localize(document?.label, entity)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </BlockFrame>
  );
}
