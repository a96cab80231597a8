import type { Schema } from '../routes/route-doc.ts';

/** A parameter of an operation; those of the path are always required. */
export function parameter(where: 'query' | 'path' | 'header', name: string, schema: Schema, required = false) {
  return { in: where, name, schema, ...(required || where === 'path' ? { required: true } : {}) };
}

export function jsonBody(schema: Schema, required = true) {
  return { required, content: { 'application/json': { schema } } };
}

/** The answer of success; 204 has no body. */
export function answer(status: number, schema?: Schema) {
  const content = schema && status !== 204 ? { content: { 'application/json': { schema } } } : {};
  return { [status]: { description: status === 201 ? 'Created' : status === 204 ? 'Done' : 'OK', ...content } };
}

export interface OperationParts {
  readonly tag: string;
  readonly operationId: string;
  readonly summary: string;
  readonly success: object;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  /** Nobody need be signed in. */
  readonly open?: boolean;
}

/** One operation; whatever fails answers a problem. */
export function operation({ tag, operationId, summary, success, parameters, requestBody, open }: OperationParts) {
  return {
    tags: [tag],
    operationId,
    summary,
    ...(open ? { security: [] } : {}),
    ...(parameters && parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      ...success,
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  };
}

export const problemResponse = {
  description: 'RFC 9457',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;

export const problemSchema: Schema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        required: ['pointer', 'code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
};
