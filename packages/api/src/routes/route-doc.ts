import type { LocalizedText } from '@tessera/std';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** What the OpenAPI document says about a route beyond its validation schemas. */
export interface RouteDoc {
  /** Section of the document. */
  readonly tag:
    | 'session'
    | 'people'
    | 'documents'
    | 'releases'
    | 'app'
    | 'records'
    | 'files'
    | 'jobs'
    | 'notifications'
    | 'transfer'
    | 'views'
    | 'packs'
    | 'reports';
  readonly summary: LocalizedText;
  /** Status of success. Absent: 200. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Schema of the answer. Absent: any object. */
  readonly answer?: Schema;
  /** The write must carry If-Match. */
  readonly conditional?: true;
  /** The body is a file. */
  readonly upload?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent: not in the OpenAPI document. */
    doc?: RouteDoc;
  }
}

/** A closed object schema: unknown properties are refused. */
export function closed(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A list answer. */
export function itemsOf(item: Schema): Schema {
  return {
    type: 'object',
    properties: { items: { type: 'array', items: item }, next: { type: 'string' } },
    required: ['items'],
  };
}

export const text: Schema = { type: 'string' };
export const shortText: Schema = { type: 'string', maxLength: 200 };
export const uuid: Schema = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
export const nullable = (schema: Schema & { readonly type?: unknown }): Schema => ({
  ...schema,
  type: [schema.type, 'null'],
});
export const person: Schema = { type: ['object', 'null'], properties: { id: text, title: text } };
export const limitParameter: Schema = { type: 'integer', minimum: 1, maximum: 200 };
