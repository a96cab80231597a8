import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '@tessera/std';
import { standardLimits } from './deps.ts';
import type { ApiDeps } from './deps.ts';
import { useCallers } from './http/caller.ts';
import { readJson } from './http/clean-json.ts';
import { sendProblem, useProblems } from './http/error-handler.ts';
import { useLimits } from './http/limits.ts';
import { useSecurityHeaders } from './http/security-headers.ts';
import { useStrictValidation } from './http/validation.ts';
import { collectRoutes } from './openapi/collect-routes.ts';
import { problemOf } from './problem.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { errorPages } from './routes/error-pages.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { openApiRoutes } from './routes/openapi.ts';
import { siteRoutes } from './routes/site.ts';

/** The whole HTTP surface, ready to listen. Contract: the caller closes it before the database. */
export async function createApi(deps: ApiDeps): Promise<FastifyInstance> {
  const limits = { ...standardLimits, ...deps.limits };
  const app = Fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : { logger: false }),
    bodyLimit: limits.bodyBytes,
    trustProxy: deps.publicUrl === undefined ? false : 'loopback, linklocal, uniquelocal',
    genReqId: () => deps.newId(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      request.locale ??= 'zh-CN';
      void sendProblem(error, request, reply);
    },
    clientErrorHandler: (error, socket) => {
      if ('code' in error && error.code === 'ECONNRESET') return;
      const body = JSON.stringify(
        problemOf(Object.assign(new Error('malformed'), { statusCode: 400 }), 'zh-CN', deps.newId()),
      );
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    readJson(body),
  );
  useStrictValidation(app);
  useProblems(app);
  await useSecurityHeaders(app, deps.publicUrl);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 100 * 1024 * 1024, files: 1, fields: 20, parts: 21 } });
  useCallers(app, deps);
  await useLimits(app, limits);
  const documented = collectRoutes(app);
  healthRoutes(app, deps);
  metricsRoutes(app);
  errorPages(app);
  openApiRoutes(app, deps, documented);
  await app.register(async (scope) => apiRoutes(scope, deps, limits), { prefix: '/api/v1' });
  await siteRoutes(app, deps.site ?? {});
  app.addHook('onRequest', async (request) => {
    if (request.url.length > 16_384) throw new Refusal('request_malformed');
  });
  return app;
}
