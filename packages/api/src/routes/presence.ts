import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { closed, itemsOf, person, text, uuid } from './route-doc.ts';

const access = 'design' as const;
const place = { type: 'string', maxLength: 500 } as const;

/** Who has the designer open, and where. */
export function presenceRoutes(app: FastifyInstance, { publishing: { presence } }: ApiDeps): void {
  app.post<{ Body: { tab: string; page: string; selected: string } }>(
    '/presence',
    {
      schema: { body: closed({ tab: uuid, page: place, selected: place }, ['tab', 'page', 'selected']) },
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: {
            'zh-CN': '报告所在页面，读取其他设计者所在的页面',
            en: 'Say where one is; who else designs, and where',
          },
          answer: itemsOf({
            type: 'object',
            properties: { tab: text, user: person, page: text, selected: text },
            required: ['tab', 'user', 'page', 'selected'],
          }),
        },
      },
    },
    async (request) => {
      const { userId: id, name: title } = callerOf(request).principal;
      return { items: await presence.beat({ ...request.body, user: { id, title } }) };
    },
  );

  app.delete<{ Params: { tab: string } }>(
    '/presence/:tab',
    {
      schema: { params: closed({ tab: uuid }) },
      config: {
        access,
        doc: { tag: 'documents', summary: { 'zh-CN': '离开设计器', en: 'Leave the designer' }, status: 204 },
      },
    },
    async (request, reply) => {
      await presence.leave(request.params.tab, callerOf(request).principal.userId);
      return reply.code(204).send();
    },
  );
}
