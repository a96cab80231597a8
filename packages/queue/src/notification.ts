import { compileSql, param, slot, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { LocalizedText } from '@tessera/std';

/** A line in somebody's bell; `entity` and `record` say where it leads. */
export interface Notification {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly title: LocalizedText;
  readonly body: LocalizedText | null;
  readonly entity: string | null;
  readonly record: string | null;
  /** The part of the record's page, such as `comment-…`. */
  readonly part: string | null;
  readonly readAt: string | null;
}

export interface NewNotification {
  readonly id: string;
  readonly userId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly title: LocalizedText;
  readonly body?: LocalizedText;
  readonly entity?: string;
  readonly record?: string;
  readonly part?: string;
}

/** Tells people something; through a transaction they hear of it only if that commits. */
export async function notify(queryable: Queryable, notifications: readonly NewNotification[]): Promise<void> {
  if (notifications.length === 0) return;
  await queryable.query(sql`
    insert into tessera.notification (id, user_id, at, kind, title, body, entity, record, part)
    select id, "userId", at, kind, title, body, entity, record, part
    from jsonb_to_recordset(${param(notifications, 'jsonb')})
      as given (id uuid, "userId" uuid, at timestamptz, kind text, title jsonb, body jsonb, entity text, record uuid, part text)`);
}

export interface NotificationQuery {
  readonly limit?: number;
  /** The `at` and `id` of the last one already shown. */
  readonly after?: { readonly at: string; readonly id: string };
  readonly unreadOnly?: boolean;
}

const list = compileSql(
  sql`
    select id, at, kind, title, body, entity, record, part, read_at as "readAt"
    from tessera.notification
    where user_id = ${slot('userId', 'uuid')} and (not ${slot('unreadOnly', 'boolean')} or read_at is null)
      and (${slot('at', 'timestamptz')} is null or (at, id) < (${slot('at', 'timestamptz')}, ${slot('id', 'uuid')}))
    order by at desc, id desc
    limit ${slot('limit', 'int')}`,
  'notification_list',
);

const unread = compileSql(
  sql`
    select count(*)::int as count
    from (select 1 from tessera.notification where user_id = ${slot('userId', 'uuid')} and read_at is null limit 100) waiting`,
  'notification_unread',
);

/** The notifications of a user, newest first. */
export async function listNotifications(
  queryable: Queryable,
  userId: string,
  { limit = 30, after, unreadOnly = false }: NotificationQuery = {},
): Promise<readonly Notification[]> {
  const bindings = { userId, unreadOnly, limit, at: after?.at ?? null, id: after?.id ?? null };
  return (await queryable.query<Notification>(list.bind(bindings))).rows;
}

/** How many a user has not read; 100 stands for that many or more. */
export async function countUnread(queryable: Queryable, userId: string): Promise<number> {
  return (await queryable.query<{ count: number }>(unread.bind({ userId }))).rows[0]?.count ?? 0;
}

/** Marks some or all notifications of a user as read; those of others are left alone. Answers how many changed. */
export async function markRead(
  queryable: Queryable,
  userId: string,
  ids: readonly string[] | 'all',
  at: string,
): Promise<number> {
  const { count } = await queryable.query(sql`
    update tessera.notification set read_at = ${param(at, 'timestamptz')}
    where user_id = ${param(userId, 'uuid')} and read_at is null
      and (${param(ids === 'all', 'boolean')} or id = any(${param(ids === 'all' ? [] : ids, 'uuid[]')}))`);
  return count;
}
