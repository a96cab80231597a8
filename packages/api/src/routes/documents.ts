import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DocumentIssue, Expected } from '@tessera/publish';
import { documentKinds } from '@tessera/schemas';
import type { DocumentKind } from '@tessera/schemas';
import { Refusal } from '@tessera/std';
import type { Locale } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { createsOnly, ifMatch } from '../http/conditions.ts';
import { sentence } from '../problem.ts';
import { text } from './route-doc.ts';

export const draftIssue = {
  type: 'object',
  properties: {
    kind: text,
    id: text,
    path: text,
    code: text,
    params: { type: 'object' },
    severity: { enum: ['error', 'warning'] },
    detail: text,
  },
  required: ['kind', 'id', 'path', 'code', 'severity', 'detail'],
} as const;

const document = { type: 'object', properties: { kind: text, id: text }, required: ['kind', 'id'] } as const;

interface Address {
  Params: { kind: string; id: string };
}

/** Issues with their sentences. */
export function withDetail(issues: readonly DocumentIssue[], locale: Locale) {
  return issues.map((each) => ({ ...each, detail: sentence(each.code, each.params, locale) }));
}

/** Draft documents, for whoever designs. */
export function documentRoutes(app: FastifyInstance, { publishing, identity }: ApiDeps): void {
  const access = 'design' as const;
  const { documents } = publishing;

  app.get(
    '/documents',
    {
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: {
            'zh-CN': '全部文档：线上版本叠加草稿',
            en: 'All documents: the live release overlaid with the draft',
          },
          answer: {
            type: 'object',
            properties: { release: { type: ['integer', 'null'] }, items: { type: 'array' } },
            required: ['release', 'items'],
          },
        },
      },
    },
    async (request) => {
      const { release } = callerOf(request).plan;
      const items = await documents.list(release);
      const authors = [...new Set(items.flatMap(({ by }) => by ?? []))];
      const names = authors.length === 0 ? new Map<string, string>() : await identity.directory.names(authors);
      return {
        release: release === 0 ? null : release,
        items: items.map(({ by, ...item }) =>
          by === undefined ? item : { ...item, by: { id: by, title: names.get(by) ?? '' } },
        ),
      };
    },
  );

  app.get<Address>(
    '/documents/:kind/:id',
    {
      config: {
        access,
        doc: { tag: 'documents', summary: { 'zh-CN': '读取文档', en: 'Read a document' }, answer: document },
      },
    },
    async (request, reply) => {
      const { etag, document: found } = await documents.get(kindOf(request), request.params.id);
      return reply.header('ETag', etag).send(found);
    },
  );

  app.put<Address>(
    '/documents/:kind/:id',
    {
      schema: { body: { type: 'object' } },
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: { 'zh-CN': '保存文档到草稿', en: 'Save a document into the draft' },
          conditional: true,
          answer: {
            type: 'object',
            properties: { etag: text, issues: { type: 'array', items: draftIssue } },
            required: ['etag', 'issues'],
          },
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const saved = await documents.save({
        kind: kindOf(request),
        id,
        document: request.body,
        expected: expected(request),
        actor: callerOf(request).principal.userId,
      });
      return reply
        .header('ETag', saved.etag)
        .send({ etag: saved.etag, issues: withDetail(saved.issues, request.locale) });
    },
  );

  app.delete<Address>(
    '/documents/:kind/:id',
    {
      config: {
        access,
        doc: {
          tag: 'documents',
          summary: { 'zh-CN': '从草稿中删除文档', en: 'Delete a document in the draft' },
          conditional: true,
          status: 204,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await documents.remove({
        kind: kindOf(request),
        id,
        expected: expected(request),
        actor: callerOf(request).principal.userId,
      });
      return reply.code(204).send();
    },
  );
}

function expected(request: FastifyRequest): Expected {
  if (createsOnly(request)) return 'nothing';
  const tag = ifMatch(request);
  return tag === '*' ? 'anything' : { etag: tag };
}

function kindOf({ params }: FastifyRequest<Address>): DocumentKind {
  const kind = documentKinds.find((each) => each === params.kind);
  if (!kind) throw new Refusal('not_found');
  return kind;
}
