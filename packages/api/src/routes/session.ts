import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StartedSession } from '@tessera/identity';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.ts';
import { meAnswer } from './me.ts';
import { closed, text } from './route-doc.ts';

const secret = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const answer = {
  type: 'object',
  properties: { user: { type: ['object', 'null'] }, expiresAt: text, needsPassword: { type: 'boolean' } },
  required: ['user'],
} as const;

/** Signing in and out. */
export function sessionRoutes(app: FastifyInstance, deps: ApiDeps, signInsPerMinute: number): void {
  const { identity, publicUrl } = deps;
  const careful = {
    rateLimit: { max: signInsPerMinute, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip },
  };

  async function start(reply: FastifyReply, session: StartedSession) {
    setSessionCookie(reply, publicUrl, session.token, session.expiresAt);
    const found = await identity.authenticate({ cookie: session.token });
    return {
      user: found ? await meAnswer(deps, found.principal) : null,
      expiresAt: session.expiresAt,
      needsPassword: found?.needsPassword ?? false,
    };
  }

  app.get(
    '/session',
    {
      config: {
        access: 'optional',
        doc: { tag: 'session', summary: { 'zh-CN': '当前登录', en: 'The current session' }, answer },
      },
    },
    async ({ caller }) => {
      if (!caller) return { user: null };
      const { principal, expiresAt, needsPassword } = caller;
      return { user: await meAnswer(deps, principal), ...(expiresAt === null ? {} : { expiresAt }), needsPassword };
    },
  );

  app.post<{ Body: { login: string; password: string } }>(
    '/session',
    {
      schema: { body: closed({ login: secret, password: secret }, ['login', 'password']) },
      config: {
        access: 'everybody',
        ...careful,
        doc: { tag: 'session', summary: { 'zh-CN': '登录', en: 'Sign in' }, answer },
      },
    },
    async (request, reply) =>
      start(reply, await identity.signIn(request.body.login, request.body.password, request.headers['user-agent'])),
  );

  app.post<{ Body: { token: string } }>(
    '/session/link',
    {
      schema: { body: closed({ token: secret }, ['token']) },
      config: {
        access: 'everybody',
        ...careful,
        doc: { tag: 'session', summary: { 'zh-CN': '用一次性链接登录', en: 'Sign in by a one-time link' }, answer },
      },
    },
    async (request, reply) =>
      start(reply, await identity.exchangeLink(request.body.token, request.headers['user-agent'])),
  );

  app.post<{ Body: { token: string; password: string } }>(
    '/session/invitation',
    {
      schema: { body: closed({ token: secret, password: secret }, ['token', 'password']) },
      config: {
        access: 'everybody',
        ...careful,
        doc: {
          tag: 'session',
          summary: { 'zh-CN': '接受邀请并设置密码', en: 'Accept an invitation and set a password' },
          answer,
        },
      },
    },
    async (request, reply) =>
      start(
        reply,
        await identity.acceptInvitation(request.body.token, request.body.password, request.headers['user-agent']),
      ),
  );

  app.delete(
    '/session',
    {
      config: {
        access: 'optional',
        doc: { tag: 'session', summary: { 'zh-CN': '退出登录', en: 'Sign out' }, status: 204 },
      },
    },
    async (request, reply) => {
      const sessionId = request.caller && callerOf(request).principal.sessionId;
      if (sessionId) await identity.signOut(sessionId);
      clearSessionCookie(reply, publicUrl);
      return reply.code(204).send();
    },
  );
}
