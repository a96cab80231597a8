import type { FastifyInstance } from 'fastify';
import type { Principal } from '@tessera/access';
import { locales } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { closed, text } from './route-doc.ts';

/** The person who asks, as they see themselves. */
export async function meAnswer({ identity }: Pick<ApiDeps, 'identity'>, principal: Principal) {
  const { email, mobile, name } = await identity.users.get(principal.userId);
  const { userId: id, locale, timeZone, roles, capabilities, managerId, departmentId } = principal;
  return { id, name, email, mobile, locale, timeZone, roles, capabilities, managerId, departmentId };
}

const answer = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    email: {},
    mobile: {},
    locale: text,
    timeZone: text,
    roles: { type: 'array' },
    capabilities: { type: 'array' },
    managerId: {},
    departmentId: {},
  },
  required: ['id', 'name', 'roles', 'capabilities'],
} as const;

const password = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const timeZone = { type: 'string', enum: Intl.supportedValuesOf('timeZone') } as const;

/** What people change about themselves. */
export function meRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const { identity } = deps;

  app.get(
    '/me',
    { config: { doc: { tag: 'session', summary: { 'zh-CN': '我的信息', en: 'Myself' }, answer } } },
    async (request) => meAnswer(deps, callerOf(request).principal),
  );

  app.patch<{ Body: { name?: string; locale?: string; timeZone?: string } }>(
    '/me',
    {
      schema: {
        body: closed({
          name: { type: 'string', minLength: 1, maxLength: 100 },
          locale: { type: 'string', enum: [...locales] },
          timeZone,
        }),
      },
      config: { doc: { tag: 'session', summary: { 'zh-CN': '修改我的信息', en: 'Change my preferences' }, answer } },
    },
    async (request) => {
      const { principal } = callerOf(request);
      await identity.users.setPreferences(principal.userId, request.body);
      const { locale, timeZone: zone } = request.body;
      const changed = {
        ...principal,
        ...(locale === undefined ? {} : { locale: locale as Principal['locale'] }),
        ...(zone === undefined ? {} : { timeZone: zone }),
      };
      return meAnswer(deps, changed);
    },
  );

  app.post<{ Body: { password: string; current?: string } }>(
    '/me/password',
    {
      schema: { body: closed({ password, current: password }, ['password']) },
      config: { doc: { tag: 'session', summary: { 'zh-CN': '修改密码', en: 'Change my password' }, status: 204 } },
    },
    async (request, reply) => {
      const { userId, sessionId } = callerOf(request).principal;
      await identity.changePassword(userId, request.body.password, request.body.current, sessionId);
      return reply.code(204).send();
    },
  );
}
