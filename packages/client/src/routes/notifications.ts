import type { CallOptions, Sender } from '../send.ts';
import type { Page } from './records.ts';

/** Something a person should know. */
export interface NotificationItem {
  readonly id: string;
  /** ISO, UTC. */
  readonly at: string;
  /** In the language of the client. */
  readonly title: string;
  readonly body?: string | null;
  readonly entity?: string | null;
  readonly recordId?: string | null;
  /** The part of the record's page it leads to, such as `comment-…`. */
  readonly part?: string | null;
  readonly read: boolean;
}

export interface NotificationPage extends Page<NotificationItem> {
  readonly unread: number;
}

export function notificationRoutes({ send }: Sender) {
  return {
    list: async (
      query: { readonly unread?: boolean; readonly cursor?: string; readonly limit?: number } = {},
      options: CallOptions = {},
    ): Promise<NotificationPage> =>
      (await send<NotificationPage>({ method: 'GET', path: ['notifications'], query: { ...query }, ...options })).body,
    /** Marks the given ones, or all, as read. */
    markRead: async (ids?: readonly string[]): Promise<void> => {
      await send({ method: 'POST', path: ['notifications', 'read'], body: ids ? { ids } : {} });
    },
  };
}
