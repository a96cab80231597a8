import type { FastifyInstance, FastifyRequest } from 'fastify';
import { localize } from '@tessera/std';
import type { SavedViewInput, ViewCaller } from '@tessera/views';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { ifMatch } from '../http/conditions.ts';
import { trimmedApp } from './app.ts';
import { closed, itemsOf, nullable, shortText, text, uuid } from './route-doc.ts';

const audience = closed({
  everybody: { type: 'boolean' },
  roles: { type: 'array', items: shortText, maxItems: 100 },
  people: { type: 'array', items: uuid, maxItems: 500 },
});
const body = closed({ view: { type: 'object' }, audience }, ['view']);
const answer = {
  type: 'object',
  properties: {
    id: text,
    etag: text,
    isMine: { type: 'boolean' },
    owner: { type: 'object' },
    audience: { type: 'object' },
    view: { type: 'object' },
    dropped: { type: 'array' },
  },
  required: ['id', 'etag', 'isMine', 'owner', 'view', 'dropped'],
} as const;

/** Views people save for themselves and share. */
export function viewRoutes(app: FastifyInstance, { savedViews }: ApiDeps): void {
  const contextOf = (request: FastifyRequest): ViewCaller => {
    const { plan, principal } = callerOf(request);
    return { plan, principal, seen: trimmedApp(plan, principal.roles).set };
  };
  const bare = (etag: string): string => etag.replaceAll('"', '');
  const doc = { tag: 'views', answer } as const;

  app.get(
    '/views',
    {
      config: {
        doc: {
          tag: 'views',
          summary: { 'zh-CN': '我的视图与共享给我的视图', en: 'My views and those shared with me' },
          answer: itemsOf(answer),
        },
      },
    },
    async (request) => {
      const found = await savedViews.list(contextOf(request));
      const roles = found.mayShare
        ? callerOf(request)
            .plan.documents.all('role')
            .map(({ id, label }) => ({ id, title: localize(label, request.locale) }))
        : [];
      return { ...found, roles };
    },
  );

  app.post<{ Body: SavedViewInput }>(
    '/views',
    {
      schema: { body },
      config: { doc: { ...doc, summary: { 'zh-CN': '保存新视图', en: 'Save a new view' }, status: 201 } },
    },
    async (request, reply) => {
      const made = await savedViews.create(contextOf(request), request.body);
      return reply.code(201).header('ETag', `"${made.etag}"`).send(made);
    },
  );

  app.put<{ Params: { id: string }; Body: SavedViewInput }>(
    '/views/:id',
    {
      schema: { body },
      config: { doc: { ...doc, summary: { 'zh-CN': '修改我的视图', en: 'Change a view of mine' }, conditional: true } },
    },
    async (request, reply) => {
      const etag = bare(ifMatch(request));
      const saved = await savedViews.update(contextOf(request), request.params.id, request.body, etag);
      return reply.header('ETag', `"${saved.etag}"`).send(saved);
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/views/:id',
    {
      config: {
        doc: {
          tag: 'views',
          summary: { 'zh-CN': '删除我的视图', en: 'Delete a view of mine' },
          status: 204,
          conditional: true,
        },
      },
    },
    async (request, reply) => {
      await savedViews.remove(contextOf(request), request.params.id, bare(ifMatch(request)));
      return reply.code(204).send();
    },
  );

  app.put<{ Params: { entity: string }; Body: { view: string | null } }>(
    '/views/first/:entity',
    {
      schema: {
        params: closed({ entity: shortText }, ['entity']),
        body: closed({ view: nullable(shortText) }, ['view']),
      },
      config: {
        doc: {
          tag: 'views',
          summary: { 'zh-CN': '设置我先打开的视图', en: 'Say which view I open first' },
          status: 204,
        },
      },
    },
    async (request, reply) => {
      await savedViews.setFirst(contextOf(request), request.params.entity, request.body.view);
      return reply.code(204).send();
    },
  );
}
