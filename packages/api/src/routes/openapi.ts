import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Plan } from '@tessera/plan';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import type { DocumentedRoute } from '../openapi/collect-routes.ts';
import { docsPage } from '../openapi/docs-page.ts';
import { openApiDocument } from '../openapi/openapi-document.ts';

/** `/openapi.json` and `/docs`: the API as whoever asks may use it. Made once per release, roles and language. */
export function openApiRoutes(
  app: FastifyInstance,
  { version, publicUrl }: ApiDeps,
  routes: readonly DocumentedRoute[],
): void {
  const made = new WeakMap<Plan, Map<string, Readonly<Record<string, unknown>>>>();

  const documentFor = (request: FastifyRequest) => {
    const caller = callerOf(request);
    const { plan, principal } = caller;
    const known = made.get(plan) ?? new Map<string, Readonly<Record<string, unknown>>>();
    made.set(plan, known);
    const key = [plan.rights(principal.roles).key, principal.capabilities.join(), request.locale].join(' ');
    let document = known.get(key);
    if (!document)
      known.set(
        key,
        (document = openApiDocument({ caller, routes, locale: request.locale, version, serverUrl: publicUrl ?? '/' })),
      );
    return document;
  };

  app.get('/openapi.json', async (request, reply) =>
    reply.header('Cache-Control', 'private, no-cache').send(documentFor(request)),
  );

  app.get('/docs', { config: { access: 'optional' } }, async (request, reply) => {
    if (!request.caller) return reply.redirect('/sign-in');
    const page = docsPage(documentFor(request) as unknown as Parameters<typeof docsPage>[0], request.locale);
    return reply.type('text/html; charset=utf-8').header('Cache-Control', 'private, no-cache').send(page);
  });
}
