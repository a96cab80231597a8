import type { FastifyInstance } from 'fastify';
import { Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { userChange } from './users.ts';
import { closed, itemsOf, nullable, shortText, text } from './route-doc.ts';

const answer = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    roles: { type: 'array', items: text },
    createdAt: text,
    expiresAt: nullable(text),
    lastUsedAt: nullable(text),
  },
} as const;

/** Keys of integrations, for administrators. A key is shown once. */
export function keyRoutes(app: FastifyInstance, { identity, clock }: ApiDeps): void {
  const access = 'administer' as const;

  app.get(
    '/keys',
    {
      config: {
        access,
        doc: { tag: 'people', summary: { 'zh-CN': 'API 密钥列表', en: 'List keys' }, answer: itemsOf(answer) },
      },
    },
    async () => ({
      items: await identity.keys.list(),
    }),
  );

  app.post<{ Body: { name: string; roles: string[]; expiresAt?: string } }>(
    '/keys',
    {
      schema: {
        body: closed(
          {
            name: { type: 'string', minLength: 1, maxLength: 100 },
            roles: { type: 'array', items: shortText, maxItems: 50 },
            expiresAt: shortText,
          },
          ['name', 'roles'],
        ),
      },
      config: {
        access,
        doc: {
          tag: 'people',
          summary: { 'zh-CN': '新建密钥（仅显示一次）', en: 'Make a key; it is shown once' },
          status: 201,
          answer: { type: 'object', properties: { id: text, key: text }, required: ['id', 'key'] },
        },
      },
    },
    async (request, reply) => {
      const { name, roles, expiresAt } = request.body;
      const ends = expiresAt === undefined ? undefined : futureTime(expiresAt, clock.now());
      const made = await identity.keys.create({
        name,
        roles,
        ...userChange(request),
        ...(ends === undefined ? {} : { expiresAt: ends }),
      });
      return reply.code(201).send(made);
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/keys/:id',
    { config: { access, doc: { tag: 'people', summary: { 'zh-CN': '吊销密钥', en: 'Revoke a key' }, status: 204 } } },
    async (request, reply) => {
      await identity.keys.revoke(request.params.id);
      return reply.code(204).send();
    },
  );
}

function futureTime(text: string, now: number): number {
  const time = Date.parse(text);
  if (Number.isNaN(time) || time <= now) {
    throw new Refusal('body_invalid', {}, [
      { path: '/expiresAt', code: 'value_invalid', params: { rule: 'date-time > now' }, severity: 'error' },
    ]);
  }
  return time;
}
