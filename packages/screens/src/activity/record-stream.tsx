import { useEffect, useState } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { RecordRow, StreamItem } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import { Button, EmptyState, ErrorState, Panel, SegmentedControl, SkeletonRows, Tabs, useText } from '@tessera/ui';
import { activityTexts } from '../locale/activity-texts.ts';
import { recordKeys } from '../record/use-record.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { CommentBox } from './comment-box.tsx';
import { FollowUpBox } from './follow-up-box.tsx';
import { useFollowUpFeature } from './follow-up-feature.ts';
import { ChangeItem, CommentItem, FollowUpItem, tellUnreached } from './stream-items.tsx';
import styles from './activity.module.css';

type Show = 'all' | 'followUps' | 'comments' | 'changes';

interface RecordStreamProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
}

/** What happens around a record: writing a follow-up or a comment, and everything so far, newest first. */
export function RecordStream({ entity, record }: RecordStreamProps) {
  const { client, documents, rights } = useRuntime();
  const say = useText(activityTexts);
  const queries = useQueryClient();
  const feature = useFollowUpFeature(entity);
  const hasComments = entity.features?.comments !== false;
  const { activities } = entity.features ?? {};
  const kept =
    activities && rights[activities.relatedEntity]?.read
      ? documents.get('entity', activities.relatedEntity)
      : undefined;
  const [show, setShow] = useState<Show>('all');
  const [writing, setWriting] = useState<string | null>('followUp');
  const query = useStream(entity, record, show);
  const reload = (): void =>
    void queries.invalidateQueries({ queryKey: recordKeys.part(entity.id, record.id, 'stream') });
  const shows: readonly Show[] = [
    'all',
    ...(kept ? (['followUps'] as const) : []),
    ...(hasComments ? (['comments'] as const) : []),
    'changes',
  ];
  const comment = (
    <CommentBox
      key={record.id}
      draftKey={`comment ${record.id}`}
      onSend={async (text) => {
        const { unreached } = await client.activity.addComment(entity.id, record.id, text);
        tellUnreached(unreached, (names) => say('unreached', { names }));
        reload();
      }}
    />
  );
  return (
    <Panel title={say('stream')}>
      <div className={styles['panel']}>
        {feature && hasComments ? (
          <Tabs value={writing} onChange={setWriting} keepMounted={false}>
            <Tabs.List mb="xs">
              <Tabs.Tab value="followUp">{say('followUp')}</Tabs.Tab>
              <Tabs.Tab value="comment">{say('show.comments')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="followUp">
              <FollowUpBox key={record.id} entity={entity} record={record} feature={feature} onSaved={reload} />
            </Tabs.Panel>
            <Tabs.Panel value="comment">{comment}</Tabs.Panel>
          </Tabs>
        ) : feature ? (
          <FollowUpBox key={record.id} entity={entity} record={record} feature={feature} onSaved={reload} />
        ) : hasComments ? (
          comment
        ) : null}
        {shows.length > 2 ? (
          <SegmentedControl<Show>
            size="xs"
            label={say('filter')}
            data={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
            value={show}
            onChange={setShow}
          />
        ) : null}
        <Items entity={entity} record={record} show={show} query={query} onChanged={reload} />
      </div>
    </Panel>
  );
}

function useStream(entity: EntityDocument, record: RecordRow, show: Show) {
  const { client } = useRuntime();
  return useInfiniteQuery({
    queryKey: [...recordKeys.part(entity.id, record.id, 'stream'), show],
    queryFn: ({ pageParam, signal }) =>
      client.activity.stream(
        entity.id,
        record.id,
        { show, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

interface ItemsProps extends RecordStreamProps {
  readonly show: Show;
  readonly query: ReturnType<typeof useStream>;
  readonly onChanged: () => void;
}

function Items({ entity, record, show, query, onChanged }: ItemsProps) {
  const say = useText(activityTexts);
  useLinkedItem(query);
  if (query.isPending) return <SkeletonRows rows={4} />;
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const words = {
      all: 'emptyAll',
      followUps: 'emptyFollowUps',
      comments: 'emptyComments',
      changes: 'emptyChanges',
    } as const;
    return <EmptyState compact title={say(words[show])} {...(show === 'all' ? { text: say('emptyAllText') } : {})} />;
  }
  return (
    <>
      <ol className={styles['list']}>
        {items.map((item) => (
          <Item key={`${item.type} ${item.id}`} entity={entity} record={record} item={item} onChanged={onChanged} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button
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

function Item({ item, ...rest }: RecordStreamProps & { readonly item: StreamItem; readonly onChanged: () => void }) {
  if (item.type === 'followUps') return <FollowUpItem entity={rest.entity} item={item} />;
  if (item.type === 'comments') return <CommentItem {...rest} item={item} />;
  return <ChangeItem entity={rest.entity} item={item} />;
}

/** Brings the item that the address names into view, reading on until it is there. */
function useLinkedItem({ data, hasNextPage, isFetchingNextPage, fetchNextPage }: ReturnType<typeof useStream>): void {
  const [done, setDone] = useState('');
  const { hash } = location;
  useEffect(() => {
    if (hash === done || !hash.startsWith('#comment-') || !data) return;
    const item = document.getElementById(hash.slice(1));
    if (item) {
      item.scrollIntoView({ block: 'center' });
      setDone(hash);
    } else if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hash, done, data, hasNextPage, isFetchingNextPage, fetchNextPage]);
}
