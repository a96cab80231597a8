import type { FastifyInstance, FastifyRequest } from 'fastify';
import { withCapabilities } from '@tessera/access';
import type { Capability, Principal } from '@tessera/access';
import type { Plan } from '@tessera/plan';
import { negotiateLocale, Refusal, required } from '@tessera/std';
import type { Locale } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { checkSameSite } from './same-site.ts';
import { sessionToken } from './session-cookie.ts';

/** Who asks, on which release: fixed for the whole request. */
export interface Caller {
  readonly principal: Principal;
  readonly plan: Plan;
  readonly needsPassword: boolean;
  readonly expiresAt: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The language of the answer. */
    locale: Locale;
    caller: Caller | undefined;
  }
  interface FastifyContextConfig {
    /** everybody: nobody need be signed in; optional: somebody may be. Absent: somebody must be. */
    access?: 'everybody' | 'optional' | Capability;
  }
}

/**
 * Finds out who asks before a route runs, in one round trip that also tells the live release; a node that is behind
 * loads that release before it goes on.
 */
export function useCallers(app: FastifyInstance, { identity, publishing, publicUrl }: ApiDeps): void {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  app.decorateRequest('locale', 'zh-CN');
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', async (request, reply) => {
    request.locale = negotiateLocale(request.headers['accept-language']);
    const access = request.routeOptions.config.access;
    if (request.url.startsWith('/api/')) {
      void reply.header('Cache-Control', 'private, no-store');
      checkSameSite(request, publicOrigin);
    }
    if (access === 'everybody' || request.is404) return;
    request.caller = await findCaller(request);
    if (access === 'optional') return;
    const caller = callerOf(request);
    if (access !== undefined) needCapability(caller, access);
  });

  async function findCaller(request: FastifyRequest): Promise<Caller | undefined> {
    const bearer = bearerOf(request);
    const found = await identity.authenticate(
      bearer === undefined ? { cookie: sessionToken(request, publicUrl) } : { bearer },
    );
    if (!found) return undefined;
    const plan = await publishing.plans.of(found.release ?? 0);
    const { principal, needsPassword, expiresAt } = found;
    return { principal: withCapabilities(principal, plan.documents), plan, needsPassword, expiresAt };
  }
}

/** Who asks. Refuses with sign_in_needed when nobody does. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Refusal('sign_in_needed');
  return request.caller;
}

/** Refuses with capability_needed. */
export function needCapability({ principal }: Caller, capability: Capability): void {
  if (!principal.capabilities.includes(capability)) throw new Refusal('capability_needed', { capability });
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const match = /^Bearer +([\x21-\x7e]+)$/i.exec(header);
  return match ? required(match[1], 'a Bearer header without token') : '';
}
