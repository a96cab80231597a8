import type { FastifyInstance } from 'fastify';
import { localize } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { draftIssue, withDetail } from './documents.ts';
import { closed, shortText, text } from './route-doc.ts';

const note = { type: 'string', maxLength: 2000 } as const;
const issues = { type: 'array', items: draftIssue } as const;
const published = { type: 'object', properties: { release: { type: 'integer' } }, required: ['release'] } as const;
const release = {
  type: 'object',
  properties: {
    no: { type: 'integer' },
    at: text,
    by: { type: ['object', 'null'] },
    note: { type: ['string', 'null'] },
    rollbackOf: { type: ['integer', 'null'] },
    changes: { type: 'array' },
  },
  required: ['no', 'at', 'by', 'note', 'rollbackOf', 'changes'],
} as const;

/** The shared draft as a whole: check, plan, publish, discard. */
export function draftRoutes(app: FastifyInstance, { publishing }: ApiDeps): void {
  const access = 'design' as const;

  app.post(
    '/draft/check',
    {
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: { 'zh-CN': '检查草稿', en: 'Check the draft' },
          answer: { type: 'object', properties: { issues }, required: ['issues'] },
        },
      },
    },
    async (request) => ({ issues: withDetail(await publishing.check(), request.locale) }),
  );

  app.post(
    '/draft/plan',
    {
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: { 'zh-CN': '预览发布：改动、步骤与 SQL', en: 'What a publish would change and do' },
          answer: {
            type: 'object',
            properties: { planHash: text, changes: { type: 'array' }, steps: { type: 'array' }, issues },
            required: ['planHash', 'changes', 'steps', 'issues'],
          },
        },
      },
    },
    async ({ locale }) => {
      const plan = await publishing.plan();
      return {
        planHash: plan.planHash,
        changes: plan.changes.map(({ label, lines, ...rest }) => ({
          ...rest,
          label: localize(label, locale, rest.id),
          lines: lines.map((line) => localize(line, locale)),
        })),
        steps: plan.steps.map(({ text: words, ...rest }) => ({ ...rest, text: localize(words, locale) })),
        issues: withDetail(plan.issues, locale),
      };
    },
  );

  app.post<{ Body: { note?: string; planHash?: string } | undefined }>(
    '/draft/publish',
    {
      schema: { body: { ...closed({ note, planHash: shortText }), type: ['object', 'null'] } },
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: { 'zh-CN': '发布草稿', en: 'Publish the draft' },
          status: 201,
          answer: published,
        },
      },
    },
    async (request, reply) => {
      const { userId: id, name } = callerOf(request).principal;
      const { note: words, planHash } = request.body ?? {};
      const made = await publishing.publish({
        actor: { id, name },
        note: words?.trim() || null,
        ...(planHash === undefined ? {} : { planHash }),
      });
      return reply.code(201).header('Location', `/api/v1/releases/${made.release}`).send(made);
    },
  );

  app.post<{ Body: { items?: { kind: string; id: string }[] } | undefined }>(
    '/draft/discard',
    {
      schema: {
        body: {
          ...closed({
            items: {
              type: 'array',
              maxItems: 10_000,
              items: closed({ kind: shortText, id: shortText }, ['kind', 'id']),
            },
          }),
          type: ['object', 'null'],
        },
      },
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: { 'zh-CN': '放弃草稿中的修改', en: 'Throw changes of the draft away' },
          status: 204,
        },
      },
    },
    async (request, reply) => {
      await publishing.documents.discard(request.body?.items);
      return reply.code(204).send();
    },
  );
}

/** Releases and rolling back. */
export function releaseRoutes(app: FastifyInstance, { publishing }: ApiDeps): void {
  const access = 'design' as const;

  app.get(
    '/releases',
    {
      config: {
        access,
        doc: {
          tag: 'releases',
          summary: { 'zh-CN': '版本列表', en: 'List releases' },
          answer: {
            type: 'object',
            properties: { current: { type: ['integer', 'null'] }, items: { type: 'array', items: release } },
            required: ['current', 'items'],
          },
        },
      },
    },
    async () => publishing.releases.list(),
  );

  app.get<{ Params: { no: string } }>(
    '/releases/:no',
    {
      config: {
        access,
        doc: { tag: 'releases', summary: { 'zh-CN': '读取版本', en: 'Read a release' }, answer: release },
      },
    },
    async (request) => publishing.releases.get(numberOf(request.params.no)),
  );

  app.post<{ Params: { no: string }; Body: { note?: string } | undefined }>(
    '/releases/:no/rollback',
    {
      schema: { body: { ...closed({ note }), type: ['object', 'null'] } },
      config: {
        access,
        doc: {
          tag: 'releases',
          summary: {
            'zh-CN': '回滚：以旧版本的内容生成新版本',
            en: 'Roll back: a new release with the content of an old one',
          },
          status: 201,
          answer: published,
        },
      },
    },
    async (request, reply) => {
      const { userId: id, name } = callerOf(request).principal;
      const made = await publishing.rollback({
        no: numberOf(request.params.no),
        actor: { id, name },
        note: request.body?.note?.trim() || null,
      });
      return reply.code(201).header('Location', `/api/v1/releases/${made.release}`).send(made);
    },
  );
}

/** A release number; 0, which no release has, for anything else. */
function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
