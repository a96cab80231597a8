import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RecordAnswer, StoredAnswer, WriteAnswer } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { withFiles } from '../http/file-values.ts';
import { sendIdempotent } from '../http/idempotent.ts';
import { recordContext, sendJsonText } from '../http/record-context.ts';

type Input = Readonly<Record<string, unknown>>;
interface Entity {
  Params: { entity: string };
}
interface One {
  Params: { entity: string; id: string };
}

const object = { type: 'object' } as const;
const objectOrNothing = { type: ['object', 'null'] } as const;
const api = { kind: 'api' } as const;

/** The answer of a write, ready to be stored and sent. */
export function storedRecord(
  status: number,
  entity: string,
  { id, etag, body }: RecordAnswer | WriteAnswer,
): StoredAnswer {
  const place = status === 201 ? { Location: `/api/v1/records/${entity}/${id}` } : {};
  return { status, headers: { ...(etag === '' ? {} : { ETag: `"${etag}"` }), ...place }, body };
}

/** Reading and writing records. The entity is looked up in the caller's plan per request. */
export function recordRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const { records, clock } = deps;

  app.get<Entity>('/records/:entity', async (request, reply) => {
    const { entity } = request.params;
    const text = await records.list(recordContext(request, clock, api), entity, singleValues(request));
    const next = nextLink(request, text);
    if (next !== undefined) void reply.header('Link', `<${next}>; rel="next"`);
    return sendJsonText(reply, text);
  });

  app.post<Entity & { Body: Input | undefined }>(
    '/records/:entity/query',
    { schema: { body: objectOrNothing } },
    async (request, reply) =>
      sendJsonText(
        reply,
        await records.list(recordContext(request, clock, api), request.params.entity, request.body ?? {}),
      ),
  );

  app.post<Entity & { Body: Input }>(
    '/records/:entity/aggregate',
    { schema: { body: object } },
    async (request, reply) =>
      sendJsonText(
        reply,
        await records.aggregate(recordContext(request, clock, api), request.params.entity, request.body),
      ),
  );

  app.post<Entity & { Body: Input }>('/records/:entity/grouped', { schema: { body: object } }, async (request, reply) =>
    sendJsonText(reply, await records.grouped(recordContext(request, clock, api), request.params.entity, request.body)),
  );

  app.post<Entity & { Body: Input }>('/records/:entity', { schema: { body: object } }, async (request, reply) =>
    sendIdempotent(request, reply, records, async (tx) => {
      const { entity } = request.params;
      const answer = await withFiles(deps, recordContext(request, clock, api, tx), entity, request.body, (ctx) =>
        records.create(ctx, entity, request.body),
      );
      return storedRecord(201, entity, answer);
    }),
  );

  app.get<One>('/records/:entity/:id', async (request, reply) => {
    const { entity, id } = request.params;
    const found = await records.get(recordContext(request, clock, api), entity, id, singleValues(request));
    return sendJsonText(reply, found.body, found.etag);
  });

  app.patch<One & { Body: Input }>('/records/:entity/:id', { schema: { body: object } }, async (request, reply) => {
    const { entity, id } = request.params;
    const ifMatch = wholeTag(request);
    const options = ifMatch === undefined ? {} : { ifMatch };
    const answer = await withFiles(deps, recordContext(request, clock, api), entity, request.body, (ctx) =>
      records.update(ctx, entity, id, request.body, options),
    );
    return sendJsonText(reply, answer.body, answer.etag);
  });

  app.delete<One>('/records/:entity/:id', async (request, reply) => {
    const { entity, id } = request.params;
    const ifMatch = wholeTag(request);
    await records.remove(recordContext(request, clock, api), entity, id, ifMatch === undefined ? {} : { ifMatch });
    return reply.code(204).send();
  });

  app.post<One>('/records/:entity/:id/restore', { schema: { body: objectOrNothing } }, async (request, reply) =>
    sendIdempotent(request, reply, records, async (tx) => {
      const { entity, id } = request.params;
      return storedRecord(
        200,
        entity,
        await records.restore(recordContext(request, clock, { kind: 'restore' }, tx), entity, id),
      );
    }),
  );

  app.get<One>('/records/:entity/:id/history', async (request, reply) => {
    const { entity, id } = request.params;
    return sendJsonText(
      reply,
      await records.history(recordContext(request, clock, api), entity, id, singleValues(request)),
    );
  });
}

/** The If-Match header; a record's tag may come with or without quotes. Logged when it takes whatever is there. */
export function wholeTag(request: FastifyRequest): string | undefined {
  const value = request.headers['if-match'];
  if (value === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,4000}$/.test(value.trim())) throw new Refusal('condition_invalid');
  if (value.trim() === '*') request.log.info({ url: request.url }, 'written without a version');
  return value.trim();
}

/** Parameters of the URL; one that is given twice is refused rather than guessed at. */
function singleValues({ query }: FastifyRequest): Input {
  const values = query as Input;
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value))
      throw new Refusal('parameter_repeated', { parameter: name }, [
        { path: `/${name}`, code: 'parameter_repeated', params: { parameter: name }, severity: 'error' },
      ]);
  }
  return values;
}

/** The address of the next page. The cursor stands behind the items, so only the end of the text is looked at. */
function nextLink({ url }: FastifyRequest, text: string): string | undefined {
  const cursor = /^\],"next":"([\w.-]+)"/.exec(text.slice(text.lastIndexOf('],"next":"')))?.[1];
  if (cursor === undefined) return undefined;
  const [path = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
