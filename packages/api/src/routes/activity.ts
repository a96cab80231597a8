import type { FastifyInstance } from 'fastify';
import { commentLength } from '@tessera/records';
import type { FollowUp } from '@tessera/records';
import type { ApiDeps } from '../deps.ts';
import { withFiles } from '../http/file-values.ts';
import { sendIdempotent } from '../http/idempotent.ts';
import { recordContext, sendJsonText } from '../http/record-context.ts';
import { storedRecord } from './records.ts';
import { closed, itemsOf, nullable, person, text, uuid } from './route-doc.ts';

interface One {
  Params: { entity: string; id: string };
}
interface OneComment {
  Params: { entity: string; id: string; comment: string };
}

const api = { kind: 'api' } as const;
/** The record engine says more precisely what is wrong with a comment; this keeps requests small. */
const said = { schema: { body: closed({ text: { type: 'string', maxLength: commentLength * 2 } }, ['text']) } };
const comment = {
  type: 'object',
  properties: {
    id: uuid,
    at: text,
    editedAt: nullable(text),
    by: person,
    text,
    unreached: { type: 'array', items: { type: 'object', properties: { id: uuid, name: text } } },
  },
  required: ['id', 'at', 'by', 'text'],
} as const;
const oneComment = { params: closed({ entity: text, id: text, comment: uuid }) };

/** What people do around a record: follow-ups, comments, and the stream of everything that happened. */
export function activityRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const { records, clock } = deps;

  app.get<One>(
    '/records/:entity/:id/stream',
    {
      config: {
        doc: {
          tag: 'records',
          summary: { 'zh-CN': '动态：跟进、评论和变更', en: 'Stream: follow-ups, comments and changes' },
          answer: itemsOf({ type: 'object' }),
        },
      },
    },
    async (request, reply) => {
      const { entity, id } = request.params;
      const query = request.query as Readonly<Record<string, unknown>>;
      return sendJsonText(reply, await records.stream(recordContext(request, clock, api), entity, id, query));
    },
  );

  app.post<One & { Body: FollowUp }>(
    '/records/:entity/:id/follow-ups',
    {
      schema: {
        body: closed(
          {
            text: { type: 'string', maxLength: 100_000 },
            way: { type: 'string', maxLength: 60 },
            at: { type: 'string', maxLength: 40 },
            next: { type: ['string', 'null'], maxLength: 40 },
            files: { type: 'array', maxItems: 100, items: { type: 'object' } },
          },
          ['text'],
        ),
      },
      config: { doc: { tag: 'records', summary: { 'zh-CN': '写跟进', en: 'Write a follow-up' }, status: 201 } },
    },
    async (request, reply) =>
      sendIdempotent(request, reply, records, async (tx) => {
        const { entity, id } = request.params;
        const context = recordContext(request, clock, api, tx);
        const { relatedEntity = '', files } = context.plan.entity(entity)?.document.features?.activities ?? {};
        const values = files === undefined ? {} : { [files]: request.body.files };
        const answer = await withFiles(deps, context, relatedEntity, values, (ctx) =>
          records.followUp(ctx, entity, id, request.body),
        );
        return storedRecord(201, relatedEntity, answer);
      }),
  );

  app.post<One & { Body: { text: string } }>(
    '/records/:entity/:id/comments',
    {
      ...said,
      config: {
        doc: { tag: 'records', summary: { 'zh-CN': '写评论', en: 'Comment' }, status: 201, answer: comment },
      },
    },
    async (request, reply) =>
      sendIdempotent(request, reply, records, async (tx) => {
        const { entity, id } = request.params;
        const written = await records.comments.add(
          recordContext(request, clock, api, tx),
          entity,
          id,
          request.body.text,
        );
        return { status: 201, headers: {}, body: JSON.stringify(written) };
      }),
  );

  app.patch<OneComment & { Body: { text: string } }>(
    '/records/:entity/:id/comments/:comment',
    {
      schema: { ...said.schema, ...oneComment },
      config: {
        doc: {
          tag: 'records',
          summary: { 'zh-CN': '修改自己的评论', en: 'Edit a comment of one’s own' },
          answer: comment,
        },
      },
    },
    (request) => {
      const { entity, id, comment: key } = request.params;
      return records.comments.edit(recordContext(request, clock, api), entity, id, key, request.body.text);
    },
  );

  app.delete<OneComment>(
    '/records/:entity/:id/comments/:comment',
    {
      schema: oneComment,
      config: {
        doc: {
          tag: 'records',
          summary: { 'zh-CN': '删除自己的评论', en: 'Delete a comment of one’s own' },
          status: 204,
        },
      },
    },
    async (request, reply) => {
      const { entity, id, comment: key } = request.params;
      await records.comments.remove(recordContext(request, clock, api), entity, id, key);
      return reply.code(204).send();
    },
  );
}
