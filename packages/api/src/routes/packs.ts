import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { itemsOf, text } from './route-doc.ts';

const pack = {
  type: 'object',
  properties: {
    id: text,
    version: text,
    locale: text,
    complete: { type: 'boolean' },
    installedAt: text,
    demoRows: { type: 'integer' },
  },
  required: ['id', 'version', 'complete', 'demoRows'],
} as const;

/** Installed packs, and letting their demo data leave. */
export function packRoutes(app: FastifyInstance, { packs }: ApiDeps): void {
  const access = 'administer' as const;

  app.get(
    '/packs',
    {
      config: {
        access,
        doc: { tag: 'packs', summary: { 'zh-CN': '已安装的解决方案包', en: 'Installed packs' }, answer: itemsOf(pack) },
      },
    },
    async () => ({
      items: await packs.list(),
    }),
  );

  app.delete<{ Params: { id: string } }>(
    '/packs/:id/demo',
    {
      config: {
        access,
        doc: {
          tag: 'packs',
          summary: {
            'zh-CN': '移除演示数据；改动过的记录会保留',
            en: 'Remove demo data; rows somebody worked with stay',
          },
          answer: {
            type: 'object',
            properties: { removed: { type: 'integer' }, kept: { type: 'array' } },
            required: ['removed', 'kept'],
          },
        },
      },
    },
    async (request) => packs.removeDemo(request.params.id, callerOf(request).principal),
  );
}
