import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { addFile, contentDisposition } from '@tessera/files';
import { cancelJob } from '@tessera/queue';
import type { ExportRequest, ImportRun, ImportSettings } from '@tessera/transfer';
import { csvOf, exportTable, importTemplate, xlsxOf } from '@tessera/transfer';
import type { ApiDeps } from '../deps.ts';
import { errorTables } from '../error-tables.ts';
import { callerOf } from '../http/caller.ts';
import { recordContext } from '../http/record-context.ts';
import { uploadedFile } from '../http/upload.ts';
import { sentence } from '../problem.ts';
import { closed, itemsOf, nullable, shortText, text, uuid } from './route-doc.ts';
import { columns, reading } from './table-schemas.ts';

const answer = {
  type: 'object',
  properties: {
    id: uuid,
    entity: text,
    fileName: text,
    state: text,
    jobId: nullable(uuid),
    spec: { type: 'object' },
    analysis: { type: 'object' },
    dryRun: { type: ['object', 'null'] },
    counts: { type: ['object', 'null'] },
    undone: { type: ['object', 'null'] },
  },
  required: ['id', 'entity', 'state'],
} as const;

const replacement = closed({ action: { enum: ['map', 'create', 'empty'] }, to: shortText }, ['action']);
const settings = closed({
  reading,
  columns,
  upsertBy: nullable(shortText),
  place: { type: 'boolean' },
  emptyClears: { type: 'boolean' },
  defaultOwner: nullable(uuid),
  replacements: { type: 'object', additionalProperties: { type: 'object', additionalProperties: replacement } },
});

const exportTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Bytes of an imported file at most. */
const largestFile = 512 * 1024 * 1024;

/** Imports: upload, settings, state and errors. */
export function transferRoutes(
  app: FastifyInstance,
  { database, files, records, imports, clock, newId }: ApiDeps,
): void {
  const tag = 'transfer' as const;

  app.get<{ Querystring: { entity?: string } }>(
    '/imports',
    {
      schema: { querystring: closed({ entity: shortText }) },
      config: { doc: { tag, summary: { 'zh-CN': '我的导入', en: 'My imports' }, answer: itemsOf(answer) } },
    },
    async (request) => ({
      items: await imports.list(recordContext(request, clock, { kind: 'import' }), request.query.entity),
    }),
  );

  app.post(
    '/imports',
    {
      config: {
        doc: {
          tag,
          summary: {
            'zh-CN': '上传要导入的文件（表单字段 entity 在文件之前）',
            en: 'Upload a file to import (form field entity before the file)',
          },
          status: 201,
          upload: true,
          answer,
        },
      },
    },
    async (request, reply) => {
      const part = await uploadedFile(request, largestFile);
      const field = part.fields['entity'];
      const entity = field && 'value' in field ? String(field.value) : '';
      const ctx = recordContext(request, clock, { kind: 'import' });
      records.pipeline.access(ctx, entity, 'import');
      const stored = await files.put(part.file, { name: part.filename, mime: part.mimetype, maxBytes: largestFile });
      const file = { id: newId(), ...stored };
      await addFile(database, {
        ...file,
        createdBy: callerOf(request).principal.userId,
        createdAt: new Date(clock.now()).toISOString(),
      });
      const run = await imports.start(ctx, entity, file);
      return reply.code(201).header('Location', `/api/v1/imports/${run.id}`).send(run);
    },
  );

  app.get<{ Querystring: { entity: string } }>(
    '/imports/template',
    {
      schema: { querystring: closed({ entity: shortText }, ['entity']) },
      config: {
        doc: {
          tag,
          summary: { 'zh-CN': '下载导入模板（.xlsx）', en: 'Download a template to fill and import (.xlsx)' },
        },
      },
    },
    async (request, reply) => {
      const { entity } = request.query;
      const bytes = await importTemplate(records, recordContext(request, clock, { kind: 'import' }), entity);
      const name = request.locale === 'zh-CN' ? `导入模板-${entity}.xlsx` : `import-template-${entity}.xlsx`;
      return reply
        .type(exportTypes.xlsx)
        .header('Content-Disposition', contentDisposition(name, exportTypes.xlsx))
        .send(bytes);
    },
  );

  app.get<{ Params: { id: string } }>(
    '/imports/:id',
    { config: { doc: { tag, summary: { 'zh-CN': '读取导入', en: 'Read an import' }, answer } } },
    async (request) => {
      const run = await imports.get(recordContext(request, clock, { kind: 'import' }), request.params.id);
      return told(run, request.locale);
    },
  );

  app.patch<{
    Params: { id: string };
    Body: ImportSettings & { upsertBy?: string | null; defaultOwner?: string | null };
  }>(
    '/imports/:id',
    {
      schema: { body: settings },
      config: { doc: { tag, summary: { 'zh-CN': '修改列对应与选项', en: 'Change mapping and decisions' }, answer } },
    },
    async (request) => {
      const given = Object.fromEntries(
        Object.entries(request.body).map(([key, value]) => [key, value ?? undefined]),
      ) as ImportSettings;
      return told(
        await imports.configure(recordContext(request, clock, { kind: 'import' }), request.params.id, given),
        request.locale,
      );
    },
  );

  app.get<{ Params: { id: string } }>(
    '/imports/:id/errors',
    {
      config: {
        doc: { tag, summary: { 'zh-CN': '下载被拒绝的行及原因', en: 'Download the refused rows with reasons' } },
      },
    },
    async (request, reply) => {
      const ctx = recordContext(request, clock, { kind: 'import' });
      const run = await imports.get(ctx, request.params.id);
      const name = request.locale === 'zh-CN' ? `导入问题-${run.fileName}` : `import-issues-${run.fileName}`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('Content-Disposition', contentDisposition(name, 'text/csv'))
        .send(Readable.from(imports.errors(ctx, request.params.id, errorTables)));
    },
  );
}

/** What moves an import on: check, run, undo, cancel. */
export function importStepRoutes(app: FastifyInstance, { database, imports, clock }: ApiDeps): void {
  const tag = 'transfer' as const;
  const steps = {
    check: { 'zh-CN': '试运行：统计结果，不写入', en: 'Dry run: counts, writes nothing' },
    run: { 'zh-CN': '执行导入', en: 'Run the import' },
    undo: {
      'zh-CN': '撤销导入：移除其新建且之后未被改动的记录',
      en: 'Undo: remove the records it created that nobody touched since',
    },
  } as const;
  for (const step of ['check', 'run', 'undo'] as const) {
    app.post<{ Params: { id: string } }>(
      `/imports/:id/${step}`,
      { config: { doc: { tag, summary: steps[step], status: 202, answer } } },
      async (request, reply) => {
        const run = await imports[step](recordContext(request, clock, { kind: 'import' }), request.params.id);
        return reply
          .code(202)
          .header('Location', `/api/v1/jobs/${run.jobId ?? ''}`)
          .send(told(run, request.locale));
      },
    );
  }

  app.post<{ Params: { id: string } }>(
    '/imports/:id/cancel',
    { config: { doc: { tag, summary: { 'zh-CN': '取消导入', en: 'Cancel an import' }, answer } } },
    async (request) => {
      const ctx = recordContext(request, clock, { kind: 'import' });
      const run = await imports.get(ctx, request.params.id);
      if (run.jobId !== null) await cancelJob(database, run.jobId);
      return told(await imports.get(ctx, request.params.id), request.locale);
    },
  );
}

/** The export of a list. */
export function exportRoutes(app: FastifyInstance, { records, clock }: ApiDeps): void {
  app.post<{ Body: ExportRequest & { format?: keyof typeof exportTypes } }>(
    '/exports',
    {
      schema: {
        body: closed(
          {
            entity: shortText,
            format: { enum: Object.keys(exportTypes), default: 'csv' },
            filter: { type: ['string', 'object'] },
            search: shortText,
            sort: { type: 'array', items: shortText, maxItems: 5 },
            columns: { type: 'array', items: shortText, minItems: 1, maxItems: 500, uniqueItems: true },
          },
          ['entity'],
        ),
      },
      config: {
        doc: {
          tag: 'transfer',
          summary: { 'zh-CN': '把列表导出为 CSV 或 Excel', en: 'Export a list as CSV or Excel' },
        },
      },
    },
    async (request, reply) => {
      const { format = 'csv', ...query } = request.body;
      const table = exportTable(records, recordContext(request, clock, { kind: 'api' }), query);
      const body = format === 'xlsx' ? await xlsxOf(table) : await begun(csvOf(table));
      return reply
        .type(exportTypes[format])
        .header('Content-Disposition', contentDisposition(`${table.name}.${format}`, exportTypes[format]))
        .send(body);
    },
  );
}

/** A stream whose first piece was there before it is sent, so that a refusal is one. */
async function begun(pieces: AsyncGenerator<string>): Promise<Readable> {
  const first = await pieces.next();
  return Readable.from(
    (async function* () {
      if (first.done !== true) yield first.value;
      yield* pieces;
    })(),
  );
}

/** An import with its issues in words. */
function told(run: ImportRun, locale: Parameters<typeof sentence>[2]) {
  if (!run.dryRun) return run;
  return {
    ...run,
    dryRun: {
      ...run.dryRun,
      issues: run.dryRun.issues.map((issue) => ({ ...issue, detail: sentence(issue.code, issue.params, locale) })),
    },
  };
}
