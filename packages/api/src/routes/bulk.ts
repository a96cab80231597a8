import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BulkOperation, BulkResult } from '@tessera/records';
import { Refusal } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { noteFiles } from '../http/file-values.ts';
import { sendIdempotent } from '../http/idempotent.ts';
import { namedSentence } from '../http/named-fields.ts';
import { recordContext } from '../http/record-context.ts';
import { problemOf } from '../problem.ts';
import { closed } from './route-doc.ts';

const text = { type: 'string', maxLength: 4000 } as const;
const operationSchema = {
  ...closed(
    {
      action: { type: 'string', enum: ['create', 'update', 'delete', 'restore', 'transition'] },
      id: text,
      values: { type: 'object' },
      ifMatch: text,
      transition: text,
    },
    ['action'],
  ),
  allOf: [
    { if: { properties: { action: { const: 'create' } } }, then: { required: ['values'] }, else: { required: ['id'] } },
    { if: { properties: { action: { const: 'update' } } }, then: { required: ['values'] } },
    { if: { properties: { action: { const: 'transition' } } }, then: { required: ['transition'] } },
  ],
} as const;

/** Several writes in one call. Row by row each says how it went; `atomic` makes it all or nothing. */
export function bulkRoutes(app: FastifyInstance, { database, records, flow, clock }: ApiDeps): void {
  app.post<{ Params: { entity: string }; Body: { atomic?: boolean; operations: readonly BulkOperation[] } }>(
    '/records/:entity/bulk',
    {
      schema: {
        body: closed(
          {
            atomic: { type: 'boolean' },
            operations: { type: 'array', items: operationSchema, minItems: 1, maxItems: 500 },
          },
          ['operations'],
        ),
      },
    },
    async (request, reply) =>
      sendIdempotent(request, reply, records, async (tx) => {
        const { atomic = false, operations } = request.body;
        const ctx = recordContext(request, clock, { kind: 'bulk' }, tx);
        const results = await records.bulk(ctx, request.params.entity, operations, {
          atomic,
          transition: (inner, entity, { id, transition, values = {}, ifMatch = '*' }) =>
            flow.runTransition(inner, entity, id, transition, { values, ifMatch }),
        });
        const refused = atomic ? results.find(({ refusal }) => refusal) : undefined;
        if (refused?.refusal) throw refusedAt(refused.index, refused.refusal);
        for (const { index, answer } of results) {
          const operation = operations[index];
          if (answer && operation && 'values' in operation)
            await noteFiles(tx ?? database, ctx.plan, request.params.entity, answer.id, operation.values ?? {});
        }
        const shown = results.map((result) => resultAnswer(result, operations[result.index], request));
        return { status: 200, headers: {}, body: JSON.stringify({ results: shown }) };
      }),
  );
}

function resultAnswer(
  { index, id, answer, refusal }: BulkResult,
  { action }: Partial<BulkOperation> = {},
  request: FastifyRequest,
) {
  const known = id === undefined ? { index } : { index, id };
  if (refusal) {
    const { status, code, detail, errors } = problemOf(refusal, request.locale, request.id, (issue) =>
      namedSentence(request, issue),
    );
    return { ...known, status, problem: { code, detail, ...(errors ? { errors } : {}) } };
  }
  if (!answer) return { ...known, status: 204 };
  return { ...known, status: action === 'create' ? 201 : 200, record: JSON.parse(answer.body) as unknown };
}

/** The refusal of one operation, its pointers below `/operations/<index>`. */
function refusedAt(index: number, { code, params, issues }: Refusal): Refusal {
  const prefix = `/operations/${index}`;
  const placed = issues.map((each) => ({ ...each, path: `${prefix}/values${each.path}` }));
  return new Refusal(code, params, placed.length > 0 ? placed : [{ path: prefix, code, params, severity: 'error' }]);
}
