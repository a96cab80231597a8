import type { FastifyInstance } from 'fastify';
import { isUuid, Refusal } from '@tessera/std';
import { readFiles } from '@tessera/files';
import { outlineFiles } from '@tessera/transfer';
import type { BatchLoad, OutlineFile } from '@tessera/transfer';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { recordContext } from '../http/record-context.ts';
import { closed, itemsOf, nullable, shortText, text, uuid } from './route-doc.ts';
import { columns, reading } from './table-schemas.ts';

const tag = 'transfer' as const;
const access = 'design' as const;

const outline = {
  type: 'object',
  properties: { tables: { type: 'array' }, links: { type: 'array' } },
  required: ['tables', 'links'],
} as const;

const batch = {
  type: 'object',
  properties: {
    id: uuid,
    name: text,
    state: text,
    jobId: nullable(uuid),
    createdAt: text,
    loads: { type: 'array' },
    imports: { type: 'array' },
  },
  required: ['id', 'name', 'state', 'jobId', 'createdAt', 'loads', 'imports'],
} as const;

const files = {
  type: 'array',
  minItems: 1,
  maxItems: 40,
  items: closed({ id: uuid, readings: { type: 'object', maxProperties: 100, additionalProperties: reading } }, ['id']),
} as const;

const load = closed(
  {
    entity: shortText,
    file: uuid,
    fileName: shortText,
    reading,
    columns,
    rows: { type: 'integer', minimum: 0 },
    people: { enum: ['create'] },
  },
  ['entity', 'file', 'fileName', 'reading', 'columns', 'rows'],
);

/** New entities from spreadsheets: what uploaded files hold, and bringing their tables in together. */
export function importBatchRoutes(app: FastifyInstance, { database, files: store, imports, clock }: ApiDeps): void {
  const { batches } = imports;

  app.post<{ Body: { files: readonly { id: string; readings?: OutlineFile['readings'] }[] } }>(
    '/outlines',
    {
      schema: { body: closed({ files }, ['files']) },
      config: {
        access,
        doc: {
          tag,
          summary: {
            'zh-CN': '分析上传的表格：可以新建哪些对象、字段和关联',
            en: 'Look through uploaded spreadsheets: entities, fields and links they could become',
          },
          answer: outline,
        },
      },
    },
    async (request) => {
      const { principal } = callerOf(request);
      const known = await readFiles(
        database,
        request.body.files.map(({ id }) => id),
      );
      const found = request.body.files.map(({ id, readings }) => {
        const file = known.find((each) => each.id === id);
        if (!file || !isUuid(id) || file.createdBy !== principal.userId) throw new Refusal('file_not_found');
        return { id, name: file.name, sha256: file.sha256, ...(readings && { readings }) };
      });
      const open = (id: string) => store.get(found.find((file) => file.id === id)?.sha256 ?? '');
      return outlineFiles(open, found, recordContext(request, clock, { kind: 'import' }));
    },
  );

  app.post<{ Body: { name: string; loads: readonly BatchLoad[] } }>(
    '/import-batches',
    {
      schema: {
        body: closed({ name: shortText, loads: { type: 'array', minItems: 1, maxItems: 60, items: load } }, [
          'name',
          'loads',
        ]),
      },
      config: {
        access,
        doc: {
          tag,
          summary: {
            'zh-CN': '登记一批导入，发布后执行',
            en: 'Note tables to bring in together once their entities are published',
          },
          status: 201,
          answer: batch,
        },
      },
    },
    async (request, reply) => {
      const { name, loads } = request.body;
      const made = await batches.plan(recordContext(request, clock, { kind: 'import' }), name, loads);
      return reply.code(201).header('Location', `/api/v1/import-batches/${made.id}`).send(made);
    },
  );

  app.get(
    '/import-batches',
    {
      config: {
        doc: { tag, summary: { 'zh-CN': '我的批量导入', en: 'My batches of imports' }, answer: itemsOf(batch) },
      },
    },
    async (request) => ({ items: await batches.list(recordContext(request, clock, { kind: 'import' })) }),
  );

  app.get<{ Params: { id: string } }>(
    '/import-batches/:id',
    { config: { doc: { tag, summary: { 'zh-CN': '读取一批导入', en: 'Read a batch of imports' }, answer: batch } } },
    async (request) => batches.get(recordContext(request, clock, { kind: 'import' }), request.params.id),
  );

  const steps = {
    run: { 'zh-CN': '执行一批导入', en: 'Bring the tables in' },
    undo: { 'zh-CN': '撤销一批导入', en: 'Take the tables back' },
    cancel: { 'zh-CN': '停止一批导入', en: 'Stop bringing the tables in' },
  } as const;
  for (const step of ['run', 'undo', 'cancel'] as const)
    app.post<{ Params: { id: string } }>(
      `/import-batches/:id/${step}`,
      { config: { doc: { tag, summary: steps[step], status: 202, answer: batch } } },
      async (request, reply) => {
        const moved = await batches[step](recordContext(request, clock, { kind: 'import' }), request.params.id);
        return reply
          .code(202)
          .header('Location', `/api/v1/jobs/${moved.jobId ?? ''}`)
          .send(moved);
      },
    );
}
