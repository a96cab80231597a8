import type { FastifyInstance } from 'fastify';
import { countUnread, listNotifications, markRead } from '@tessera/queue';
import { isUuid, localize, Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { closed, itemsOf, limitParameter, nullable, text, uuid } from './route-doc.ts';

const answer = {
  type: 'object',
  properties: {
    id: uuid,
    at: text,
    title: text,
    body: nullable(text),
    entity: nullable(text),
    recordId: nullable(text),
    part: nullable(text),
    read: { type: 'boolean' },
  },
  required: ['id', 'at', 'title', 'read'],
} as const;

/** What a person should know. */
export function notificationRoutes(app: FastifyInstance, { database, clock }: ApiDeps): void {
  app.get<{ Querystring: { unread?: boolean; cursor?: string; limit?: number } }>(
    '/notifications',
    {
      schema: {
        querystring: closed({
          unread: { type: 'boolean' },
          cursor: { type: 'string', maxLength: 500 },
          limit: limitParameter,
        }),
      },
      config: {
        doc: {
          tag: 'notifications',
          summary: { 'zh-CN': '我的通知', en: 'My notifications' },
          answer: itemsOf(answer),
        },
      },
    },
    async (request) => {
      const { userId } = callerOf(request).principal;
      const { unread: unreadOnly = false, cursor, limit = 30 } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const [found, unread] = await Promise.all([
        listNotifications(database, userId, { limit: limit + 1, unreadOnly, ...(after ? { after } : {}) }),
        countUnread(database, userId),
      ]);
      const items = found.slice(0, limit).map(({ id, at, kind, title, body, entity, record, part, readAt }) => ({
        id,
        at,
        kind,
        title: localize(title, request.locale),
        body: body === null ? null : localize(body, request.locale),
        entity,
        recordId: record,
        part,
        read: readAt !== null,
      }));
      const last = items.at(-1);
      return {
        items,
        unread,
        ...(found.length > limit && last ? { next: Buffer.from(`${last.at} ${last.id}`).toString('base64url') } : {}),
      };
    },
  );

  app.post<{ Body: { ids?: string[] } | undefined }>(
    '/notifications/read',
    {
      schema: {
        body: { ...closed({ ids: { type: 'array', items: uuid, maxItems: 1000 } }), type: ['object', 'null'] },
      },
      config: { doc: { tag: 'notifications', summary: { 'zh-CN': '标为已读', en: 'Mark as read' }, status: 204 } },
    },
    async (request, reply) => {
      await markRead(
        database,
        callerOf(request).principal.userId,
        request.body?.ids ?? 'all',
        new Date(clock.now()).toISOString(),
      );
      return reply.code(204).send();
    },
  );
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!isUuid(id) || Number.isNaN(Date.parse(at))) throw new Refusal('cursor_invalid');
  return { at, id };
}
