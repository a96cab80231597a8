import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationItem } from '@tessera/client';
import { useRuntime } from '@tessera/screens';
import {
  Button,
  EmptyState,
  ErrorState,
  formatRelative,
  IconButton,
  Indicator,
  Popover,
  ScrollArea,
  SkeletonRows,
  UnstyledButton,
  useDisclosure,
  useLocale,
  useText,
} from '@tessera/ui';
import { workspaceTexts } from '../locale/workspace-texts.ts';

const key = ['notifications'];

/** What one should know; unread ones are counted. */
export function Bell() {
  const { client, places } = useRuntime();
  const queries = useQueryClient();
  const say = useText(workspaceTexts);
  const [opened, { toggle, close }] = useDisclosure(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.notifications.list({ limit: 30 }, { signal }),
    refetchInterval: 20_000,
  });
  const unread = data?.unread ?? 0;
  const read = async (ids?: readonly string[]): Promise<void> => {
    await client.notifications.markRead(ids).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: key });
  };
  const open = (item: NotificationItem): void => {
    close();
    if (!item.read) void read([item.id]);
    if (item.entity && item.recordId)
      places.go(places.record(item.entity, item.recordId) + (item.part ? `#${item.part}` : ''));
  };
  return (
    <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} color="red" offset={5}>
      <Popover
        opened={opened}
        onChange={(next) => !next && close()}
        position="bottom-end"
        width={340}
        shadow="md"
        trapFocus
      >
        <Popover.Target>
          <IconButton
            label={unread > 0 ? say('notificationsUnread', { count: unread }) : say('notifications')}
            aria-expanded={opened}
            onClick={toggle}
          >
            <IconBell size={19} aria-hidden />
          </IconButton>
        </Popover.Target>
        <Popover.Dropdown p={0} maw="94vw" aria-label={say('notifications')}>
          <div className="wsp-bell-head">
            <strong>{say('notifications')}</strong>
            {unread > 0 ? (
              <Button size="compact-xs" variant="subtle" onClick={() => void read()}>
                {say('allRead')}
              </Button>
            ) : null}
          </div>
          <ScrollArea.Autosize mah={380}>
            {error ? (
              <ErrorState compact error={error} onRetry={() => void refetch()} />
            ) : isPending ? (
              <SkeletonRows rows={3} />
            ) : data.items.length === 0 ? (
              <EmptyState compact title={say('noNotifications')} />
            ) : (
              <ul className="wsp-notes">
                {data.items.map((item) => (
                  <li key={item.id}>
                    <Note item={item} onOpen={open} />
                  </li>
                ))}
              </ul>
            )}
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
    </Indicator>
  );
}

function Note({
  item,
  onOpen,
}: {
  readonly item: NotificationItem;
  readonly onOpen: (item: NotificationItem) => void;
}) {
  const { locale } = useLocale();
  return (
    <UnstyledButton className="wsp-note" data-unread={!item.read || undefined} onClick={() => onOpen(item)}>
      <span>{item.title}</span>
      {item.body ? <small>{item.body}</small> : null}
      <small>{formatRelative(item.at, Date.now(), locale)}</small>
    </UnstyledButton>
  );
}
