import type { FastifyInstance, FastifyRequest } from 'fastify';
import { reportPeriods, whoseRecords } from '@tessera/insight';
import type { ReportQuestion } from '@tessera/insight';
import { Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { recordContext } from '../http/record-context.ts';
import { trimmedApp } from './app.ts';
import { closed, text } from './route-doc.ts';

const question = { period: { enum: reportPeriods }, whose: { enum: whoseRecords } };

const days = closed({ from: text, to: text }, ['from', 'to']);
const values = { type: 'object' } as const;
const answer = {
  type: 'object',
  properties: {
    type: text,
    entity: text,
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          group: values,
          values,
          filter: text,
          empty: { const: true },
          conversion: { type: ['number', 'null'] },
        },
        required: ['group', 'values', 'filter'],
      },
    },
    filter: text,
    range: days,
    previous: { type: 'object', properties: { range: days, values }, required: ['range', 'values'] },
    more: { type: 'boolean' },
  },
  required: ['type', 'entity', 'items', 'filter', 'more'],
};

/** Reports of the live release, and ones that are being designed; both over what the caller may read. */
export function reportRoutes(app: FastifyInstance, { insight, clock }: ApiDeps): void {
  const contextOf = (request: FastifyRequest) => recordContext(request, clock, { kind: 'api' });

  app.get<{ Params: { id: string }; Querystring: ReportQuestion }>(
    '/reports/:id',
    {
      schema: { querystring: closed(question) },
      config: {
        doc: { tag: 'reports', summary: { 'zh-CN': '报表的数据', en: 'What a report says' }, answer },
      },
    },
    async (request) => {
      const { plan, principal } = callerOf(request);
      const { id } = request.params;
      const report = trimmedApp(plan, principal.roles).set.get('report', id);
      if (!report) throw new Refusal('report_unknown', { report: id });
      return insight.run(contextOf(request), report, request.query);
    },
  );

  app.post<{ Body: ReportQuestion & { report: unknown } }>(
    '/reports/preview',
    {
      schema: { body: closed({ report: { type: 'object' }, ...question }, ['report']) },
      config: {
        doc: {
          tag: 'reports',
          summary: { 'zh-CN': '预览未发布的报表', en: 'Preview a report that is not published' },
          answer,
        },
      },
    },
    async (request) => {
      const { report, ...asked } = request.body;
      return insight.preview(contextOf(request), report, asked);
    },
  );
}
