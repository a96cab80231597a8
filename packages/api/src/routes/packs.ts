import type { FastifyInstance } from 'fastify';
import { documentSet } from '@tessera/model';
import { previewPack } from '@tessera/packs';
import { Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { closed, itemsOf, text } from './route-doc.ts';

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

/** Installed packs, installing those that come along, and letting demo data leave. */
export function packRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const { packs, publishing, shippedPack, shippedPackIds } = deps;
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

  app.get(
    '/packs/templates',
    {
      config: {
        access: 'design',
        doc: {
          tag: 'packs',
          summary: {
            'zh-CN': '随产品提供的模板及其内容',
            en: 'Templates that come with the product, and what they bring',
          },
          answer: itemsOf({ type: 'object', properties: { id: text, version: text }, required: ['id', 'version'] }),
        },
      },
    },
    async (request) => {
      const { release } = callerOf(request).plan;
      const [installed, items, loaded] = await Promise.all([
        packs.list(),
        publishing.documents.list(release),
        Promise.all(shippedPackIds.map((id) => shippedPack(id))),
      ]);
      const present = documentSet(items.map(({ document }) => document));
      return {
        items: loaded.flatMap((one) =>
          one
            ? [
                {
                  ...previewPack(one, present, request.locale),
                  installed: installed.some(({ id, complete }) => id === one.pack.id && complete),
                },
              ]
            : [],
        ),
      };
    },
  );

  app.post<{ Params: { id: string }; Body: { demo?: boolean } }>(
    '/packs/:id/install',
    {
      schema: { body: closed({ demo: { type: 'boolean' } }) },
      config: {
        access,
        doc: {
          tag: 'packs',
          summary: { 'zh-CN': '安装随产品提供的解决方案包', en: 'Install a pack that comes with the product' },
          status: 201,
          answer: pack,
        },
      },
    },
    async (request, reply) => {
      const shipped = await shippedPack(request.params.id);
      if (!shipped) throw new Refusal('not_found');
      const { principal } = callerOf(request);
      const installed = await packs.install(shipped, {
        principal,
        locale: request.locale,
        demo: request.body.demo ?? false,
      });
      return reply.code(201).send(installed);
    },
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
