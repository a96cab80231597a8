import type { FastifyInstance } from 'fastify';
import type { RouteDoc, Schema } from '../routes/route-doc.ts';
import type { Capability } from '@tessera/access';

/** A documented route, as it was registered. */
export interface DocumentedRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With Fastify's `:name` parameters. */
  readonly url: string;
  readonly doc: RouteDoc;
  readonly access: 'everybody' | 'optional' | Capability | undefined;
  readonly body?: Schema;
  readonly query?: Schema;
}

/** Gathers the routes that carry a `doc`; complete once the app is ready. */
export function collectRoutes(app: FastifyInstance): readonly DocumentedRoute[] {
  const routes: DocumentedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const doc = config?.doc;
    for (const each of [method].flat()) {
      if (!doc || each === 'HEAD') continue;
      routes.push({
        method: each.toLowerCase() as DocumentedRoute['method'],
        url,
        doc,
        access: config.access,
        ...(schema?.body ? { body: schema.body as Schema } : {}),
        ...(schema?.querystring ? { query: schema.querystring as Schema } : {}),
      });
    }
  });
  return routes;
}
