import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@tessera/std';
import type { SiteFolders } from '../deps.ts';
import { sendProblem } from '../http/error-handler.ts';
import { htmlPage } from '../html-page.ts';

const notBuilt = {
  'zh-CN':
    '<h1>界面尚未构建</h1><p>请运行 <code>npm start</code>，它会自动构建；API 文档见 <a href="/docs">/docs</a>。</p>',
  en: '<h1>The screens are not built</h1><p>Run <code>npm start</code>, which builds them; the API is described at <a href="/docs">/docs</a>.</p>',
} as const;

/** The built screens: workspace at `/`, designer at `/designer/`; deep links get the page and find their way themselves. */
export async function siteRoutes(app: FastifyInstance, { workspace, designer }: SiteFolders): Promise<void> {
  const config = { access: 'everybody', rateLimit: false } as const;
  const root = workspace ?? designer;
  // Gives every reply `sendFile`; the scopes below only add their routes.
  if (root !== undefined) await app.register(fastifyStatic, { root, serve: false, cacheControl: false });
  if (designer !== undefined) await serveFolder(app, designer, '/designer/');
  if (workspace !== undefined) await serveFolder(app, workspace, '/');
  app.get('/designer', { config }, (_request, reply) => reply.redirect('/designer/'));
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) return sendProblem(new Refusal('not_found'), request, reply);
    return sendPage(request, reply, request.url.startsWith('/designer/') ? designer : workspace);
  });
}

/** Names of built files carry a hash of their content, so they never change; pages are asked for again each time. */
async function serveFolder(app: FastifyInstance, root: string, prefix: string): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'everybody', rateLimit: false };
    });
    await scope.register(compress, { threshold: 1400 });
    await scope.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: false,
      wildcard: false,
      index: ['index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header(
          'Cache-Control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  });
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (/^\/(api|errors|docs|openapi\.json|metrics|healthz|readyz)(\/|$)/.test(path) || path.includes('/assets/'))
    return false;
  return headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept);
}

function sendPage(request: FastifyRequest, reply: FastifyReply, folder: string | undefined): FastifyReply {
  if (folder === undefined) {
    return reply
      .code(503)
      .type('text/html; charset=utf-8')
      .send(htmlPage(request.locale, 'Tessera', notBuilt[request.locale]));
  }
  return reply.header('Cache-Control', 'no-cache').sendFile('index.html', folder);
}
