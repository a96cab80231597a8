import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UserChange, UserInput } from '@tessera/identity';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { pageAddress } from '../http/public-address.ts';
import { closed, itemsOf, limitParameter, nullable, person, shortText, text, uuid } from './route-doc.ts';

const input = {
  name: { type: 'string', minLength: 1, maxLength: 100 },
  email: nullable(shortText),
  mobile: nullable(shortText),
  roles: { type: 'array', items: shortText, maxItems: 50 },
  manager: nullable(uuid),
} as const;

const answer = {
  type: 'object',
  properties: {
    id: uuid,
    name: text,
    email: nullable(text),
    mobile: nullable(text),
    roles: { type: 'array', items: text },
    manager: person,
    state: text,
  },
  required: ['id', 'name', 'roles', 'state'],
} as const;

/** Who changes people, and which roles the live release knows. */
export function userChange(request: FastifyRequest): UserChange {
  const { principal, plan } = callerOf(request);
  return { actor: principal.userId, knownRoles: plan.documents.all('role').map(({ id }) => id) };
}

/** People, for administrators. */
export function userRoutes(app: FastifyInstance, { identity, publicUrl }: ApiDeps): void {
  const access = 'administer' as const;

  app.get<{ Querystring: { search?: string; cursor?: string; limit?: number } }>(
    '/users',
    {
      schema: {
        querystring: closed({ search: shortText, cursor: { type: 'string', maxLength: 2000 }, limit: limitParameter }),
      },
      config: {
        access,
        doc: { tag: 'people', summary: { 'zh-CN': '人员列表', en: 'List people' }, answer: itemsOf(answer) },
      },
    },
    async (request) => identity.users.list(request.query),
  );

  app.post<{ Body: UserInput & { name: string } }>(
    '/users',
    {
      schema: { body: closed(input, ['name']) },
      config: {
        access,
        doc: { tag: 'people', summary: { 'zh-CN': '添加人员', en: 'Add a person' }, status: 201, answer },
      },
    },
    async (request, reply) => {
      const user = await identity.users.create(request.body, userChange(request));
      return reply.code(201).header('Location', `/api/v1/users/${user.id}`).send(user);
    },
  );

  app.patch<{ Params: { id: string }; Body: UserInput }>(
    '/users/:id',
    {
      schema: { body: closed(input) },
      config: { access, doc: { tag: 'people', summary: { 'zh-CN': '修改人员', en: 'Change a person' }, answer } },
    },
    async (request) => identity.users.update(request.params.id, request.body, userChange(request)),
  );

  app.post<{ Params: { id: string } }>(
    '/users/:id/invite',
    {
      config: {
        access,
        doc: {
          tag: 'people',
          summary: {
            'zh-CN': '生成一次性邀请链接（24 小时内有效）',
            en: 'Make a one-time invitation link, valid 24 hours',
          },
          answer: { type: 'object', properties: { link: text, expiresAt: text }, required: ['link'] },
        },
      },
    },
    async (request) => {
      const user = await identity.users.get(request.params.id);
      const { token, expiresAt } = await identity.createLink(user.id, 'invitation');
      return { link: pageAddress(request, publicUrl, `/invitation#token=${token}`), expiresAt };
    },
  );

  for (const action of ['disable', 'enable'] as const) {
    const summary =
      action === 'disable'
        ? { 'zh-CN': '停用人员', en: 'Disable a person' }
        : { 'zh-CN': '启用人员', en: 'Enable a person' };
    app.post<{ Params: { id: string } }>(
      `/users/:id/${action}`,
      { config: { access, doc: { tag: 'people', summary, answer } } },
      async (request) => identity.users[action](request.params.id, callerOf(request).principal.userId),
    );
  }
}
