import type { FastifyInstance, FastifyReply } from 'fastify';
import { addFile, contentDisposition, readFiles } from '@tessera/files';
import { isUuid, Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { isKnown } from '../http/conditions.ts';
import { mayReadFile } from '../http/file-values.ts';
import { recordContext } from '../http/record-context.ts';
import { uploadedFile } from '../http/upload.ts';
import { closed, text, uuid } from './route-doc.ts';

const answer = {
  type: 'object',
  properties: { id: uuid, name: text, size: { type: 'integer' }, mime: text, sha256: text },
  required: ['id', 'name', 'size', 'mime', 'sha256'],
} as const;

/** Bytes of one file at most. */
const largestFile = 100 * 1024 * 1024;

/** Uploading files, and reading those one uploaded or finds in a record. */
export function fileRoutes(app: FastifyInstance, { database, files, records, clock, newId }: ApiDeps): void {
  app.post(
    '/files',
    {
      config: {
        doc: { tag: 'files', summary: { 'zh-CN': '上传文件', en: 'Upload a file' }, status: 201, upload: true, answer },
      },
    },
    async (request, reply) => {
      const part = await uploadedFile(request, largestFile);
      const stored = await files.put(part.file, { name: part.filename, mime: part.mimetype, maxBytes: largestFile });
      const file = { id: newId(), ...stored };
      await addFile(database, {
        ...file,
        createdBy: callerOf(request).principal.userId,
        createdAt: new Date(clock.now()).toISOString(),
      });
      return reply.code(201).header('Location', `/api/v1/files/${file.id}`).send(file);
    },
  );

  app.get<{ Params: { id: string }; Querystring: { inline?: boolean } }>(
    '/files/:id',
    {
      schema: { querystring: closed({ inline: { type: 'boolean' } }) },
      config: { doc: { tag: 'files', summary: { 'zh-CN': '下载文件', en: 'Download a file' } } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const [file] = isUuid(id) ? await readFiles(database, [id]) : [];
      if (!file || !(await mayReadFile(database, records, recordContext(request, clock, { kind: 'api' }), file)))
        throw new Refusal('file_not_found');
      const etag = `"${file.sha256}"`;
      void reply
        .header('ETag', etag)
        .header('Cache-Control', 'private, no-cache')
        .header('Content-Security-Policy', "default-src 'none'; sandbox");
      if (request.query.inline && file.mime === 'application/pdf') showInFrame(reply);
      if (isKnown(request, etag)) return reply.code(304).send();
      const disposition = contentDisposition(file.name, file.mime, request.query.inline ? 'inline' : 'attachment');
      return reply
        .header('Content-Disposition', disposition)
        .header('Content-Length', file.size)
        .type(file.mime)
        .send(await files.get(file.sha256));
    },
  );
}

/**
 * Lets a PDF stand in a frame of our own pages. Why without `sandbox`: browsers refuse to open their viewer inside of one;
 * the viewer runs nothing in our origin.
 */
function showInFrame(reply: FastifyReply): void {
  void reply
    .header('X-Frame-Options', 'SAMEORIGIN')
    .header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
}
