import type { FastifyInstance } from 'fastify';
import { sql } from '@tessera/database';
import type { ApiDeps } from '../deps.ts';

/** Is the process alive, can it work. Nobody need be signed in; the answers tell nothing else. */
export function healthRoutes(app: FastifyInstance, { database, publishing }: ApiDeps): void {
  const config = { access: 'everybody', rateLimit: false } as const;

  app.get('/healthz', { config, logLevel: 'warn' }, async (_request, reply) =>
    reply.header('Cache-Control', 'no-store').send({ status: 'ok' }),
  );

  app.get('/readyz', { config, logLevel: 'warn' }, async (request, reply) => {
    void reply.header('Cache-Control', 'no-store');
    try {
      await database.query(sql`select 1 from tessera.migration limit 1`);
      await publishing.plans.current();
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).header('Retry-After', '2').send({ status: 'not ready' });
    }
  });
}
