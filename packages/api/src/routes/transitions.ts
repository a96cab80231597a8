import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from '../deps.ts';
import { withFiles } from '../http/file-values.ts';
import { sendIdempotent } from '../http/idempotent.ts';
import { recordContext } from '../http/record-context.ts';
import { namedSentence } from '../http/named-fields.ts';
import { storedRecord, wholeTag } from './records.ts';
import { closed } from './route-doc.ts';

/** What a record's lifecycle allows, and taking a transition. */
export function transitionRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const { flow, records, clock } = deps;

  app.get<{ Params: { entity: string; id: string } }>('/records/:entity/:id/transitions', async (request) => {
    const { entity, id } = request.params;
    const options = await flow.transitions(recordContext(request, clock, { kind: 'api' }), entity, id);
    const items = options.map((option) => ({
      ...option,
      reasons: option.reasons.map((reason) => ({
        ...reason,
        detail: namedSentence(request, reason),
      })),
    }));
    return { items };
  });

  app.post<{
    Params: { entity: string; id: string; key: string };
    Body: { values?: Readonly<Record<string, unknown>> } | undefined;
  }>(
    '/records/:entity/:id/transitions/:key',
    { schema: { body: { ...closed({ values: { type: 'object' } }), type: ['object', 'null'] } } },
    async (request, reply) =>
      sendIdempotent(request, reply, records, async (tx) => {
        const { entity, id, key } = request.params;
        const ifMatch = wholeTag(request);
        const context = recordContext(request, clock, { kind: 'transition', detail: key }, tx);
        const values = request.body?.values ?? {};
        const options = { values, ...(ifMatch === undefined ? {} : { ifMatch }) };
        const answer = await withFiles(deps, context, entity, values, (ctx) =>
          flow.runTransition(ctx, entity, id, key, options),
        );
        return storedRecord(200, entity, answer);
      }),
  );
}
