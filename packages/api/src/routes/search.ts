import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../deps.ts';
import { recordContext } from '../http/record-context.ts';
import { closed, itemsOf, nullable, text, uuid } from './route-doc.ts';

const found = {
  type: 'object',
  properties: {
    entity: text,
    id: uuid,
    title: nullable(text),
    field: text,
    value: nullable(text),
    rank: { type: 'integer' },
  },
  required: ['entity', 'id', 'field', 'rank'],
} as const;

/** Looking for records over all entities. */
export function searchRoutes(app: FastifyInstance, { records, clock }: ApiDeps): void {
  app.get<{ Querystring: { q: string; entity?: string; limit?: number } }>(
    '/search',
    {
      schema: {
        querystring: closed(
          {
            q: { type: 'string', maxLength: 200 },
            entity: { type: 'string', maxLength: 200 },
            limit: { type: 'integer', minimum: 1, maximum: 50 },
          },
          ['q'],
        ),
      },
      config: {
        doc: {
          tag: 'records',
          summary: {
            'zh-CN': '全局搜索：中文、拼音、首字母、号码片段',
            en: 'Search over all entities: text, pinyin, initials, pieces of numbers',
          },
          answer: itemsOf(found),
        },
      },
    },
    async (request) => {
      const { q, entity, limit } = request.query;
      const context = recordContext(request, clock, { kind: 'api' });
      return { items: await records.find(context, { text: q, entity, limit }) };
    },
  );
}
