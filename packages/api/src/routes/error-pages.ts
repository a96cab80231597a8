import type { FastifyInstance } from 'fastify';
import { localize, Refusal } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { errorTables } from '../error-tables.ts';
import { escapeHtml, htmlPage } from '../html-page.ts';

const words = {
  'zh-CN': { all: '错误代码', cause: '原因', remedy: '怎么办', status: 'HTTP 状态' },
  en: { all: 'Error codes', cause: 'Cause', remedy: 'What to do', status: 'HTTP status' },
} as const;

/** One page for every error code: what it means, why it happens, what to do. The `type` of a problem points here. */
export function errorPages(app: FastifyInstance): void {
  const config = { access: 'everybody' } as const;
  app.get('/errors', { config }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(indexPage(request.locale)),
  );
  app.get<{ Params: { code: string } }>('/errors/:code', { config }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(errorPage(request.params.code, request.locale)),
  );
}

function indexPage(locale: Locale): string {
  const rows = Object.keys(errorTables)
    .sort()
    .map(
      (code) =>
        `<tr><td><a href="/errors/${code}"><code>${code}</code></a></td><td>${escapeHtml(localize(errorTables[code]?.message, locale))}</td></tr>`,
    );
  const title = words[locale].all;
  return htmlPage(locale, title, `<h1>${title}</h1>\n<table>${rows.join('\n')}</table>`);
}

function errorPage(code: string, locale: Locale): string {
  const entry = Object.hasOwn(errorTables, code) ? errorTables[code] : undefined;
  if (!entry) throw new Refusal('not_found');
  const { cause, remedy, status } = words[locale];
  const parts = [
    `<p><a href="/errors">${words[locale].all}</a></p>`,
    `<h1>${escapeHtml(localize(entry.message, locale))}</h1>`,
    `<p><code>${code}</code> · ${status} ${entry.status}</p>`,
    `<h2>${cause}</h2><p>${escapeHtml(localize(entry.cause, locale))}</p>`,
    `<h2>${remedy}</h2><p>${escapeHtml(localize(entry.remedy, locale))}</p>`,
  ];
  return htmlPage(locale, code, parts.join('\n'));
}
