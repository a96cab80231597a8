import { fieldsOf } from '@tessera/model';
import type { Plan } from '@tessera/plan';
import type { EntityDocument } from '@tessera/schemas';
import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import type { Schema } from '../routes/route-doc.ts';
import { answer, jsonBody, operation, parameter } from './operation.ts';
import { answerSchema, inputSchema } from './value-schema.ts';

interface Rights {
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly fields: Readonly<Record<string, 'view' | 'edit'>>;
}

interface Described {
  readonly plan: Plan;
  readonly entity: EntityDocument;
  readonly rights: Rights;
  readonly locale: Locale;
}

const writtenBySystem: ReadonlySet<string> = new Set(['status', 'autonumber', 'lookupField']);

/** Schemas of one entity: its records, and what may be written. Holds only what the rights show. */
export function recordSchemas({ plan, entity, rights, locale }: Described): Readonly<Record<string, Schema>> {
  const fields = fieldsOf(entity).filter(([key]) => Object.hasOwn(rights.fields, key));
  const describe = (key: string, schema: Schema, label: EntityDocument['label']): Schema => ({
    ...schema,
    title: localize(label, locale, key),
  });
  const shown = fields.map(
    ([key, field]) => [key, describe(key, answerSchema(plan, entity.id, key, field), field.label)] as const,
  );
  const written = fields.filter(
    ([key, field]) => rights.fields[key] === 'edit' && !field.readonly && !writtenBySystem.has(field.kind),
  );
  const input = written.map(
    ([key, field]) => [key, describe(key, inputSchema(plan, entity.id, key, field), field.label)] as const,
  );
  const required = written
    .filter(([key, field]) => field.required === true && field.default === undefined && key !== 'owner')
    .map(([key]) => key);
  const title = localize(entity.label, locale, entity.id);
  const system = { id: { type: 'string', format: 'uuid' }, _etag: { type: 'string' } };
  const properties = { ...Object.fromEntries(shown), ...system };
  return {
    [entity.id]: { type: 'object', title, properties, required: ['id', '_etag'] },
    [`${entity.id}.input`]: {
      type: 'object',
      title,
      properties: Object.fromEntries(input),
      additionalProperties: false,
    },
    ...(required.length === 0
      ? {}
      : { [`${entity.id}.create`]: { allOf: [{ $ref: ref(`${entity.id}.input`) }, { type: 'object', required }] } }),
  };
}

const ref = (name: string): string => `#/components/schemas/${name}`;

const listParameters = (filter: boolean) => [
  ...(filter ? [parameter('query', 'filter', { type: 'string' })] : []),
  ...['sort', 'fields', 'expand', 'search', 'cursor'].map((name) => parameter('query', name, { type: 'string' })),
  parameter('query', 'limit', { type: 'integer', minimum: 1, maximum: 200 }),
  parameter('query', 'count', { type: 'string', enum: ['none', 'estimate', 'exact'] }),
];

/** The paths of one entity's records. */
export function recordPaths(
  described: Described,
  schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, unknown>> {
  const { entity, rights, locale } = described;
  const name = localize(entity.label, locale, entity.id);
  const say = (zh: string, en: string): string => (locale === 'en' ? `${en}: ${name}` : `${zh}：${name}`);
  const one: Schema = { $ref: ref(entity.id) };
  const page: Schema = {
    type: 'object',
    properties: { items: { type: 'array', items: one }, next: { type: 'string' }, count: { type: 'object' } },
    required: ['items'],
  };
  const created = Object.hasOwn(schemas, `${entity.id}.create`) ? `${entity.id}.create` : `${entity.id}.input`;
  const base = `/api/v1/records/${entity.id}`;
  const id = parameter('path', 'id', { type: 'string', format: 'uuid' });
  const match = parameter('header', 'If-Match', { type: 'string' }, true);
  const op = (key: string, summary: string, more: object, success: object) =>
    operation({ tag: entity.id, operationId: `${key}_${entity.id}`, summary, success, ...more });
  return {
    [base]: {
      get: op('list', say('列表', 'List'), { parameters: listParameters(true) }, answer(200, page)),
      ...(rights.create
        ? {
            post: op(
              'create',
              say('新建', 'Create'),
              { requestBody: jsonBody({ $ref: ref(created) }) },
              answer(201, one),
            ),
          }
        : {}),
    },
    [`${base}/query`]: {
      post: op('query', say('查询', 'Query'), { requestBody: jsonBody(querySchema) }, answer(200, page)),
    },
    [`${base}/aggregate`]: {
      post: op(
        'aggregate',
        say('汇总', 'Aggregate'),
        { requestBody: jsonBody(aggregateSchema) },
        answer(200, { type: 'object', properties: { items: { type: 'array' } } }),
      ),
    },
    [`${base}/grouped`]: {
      post: op(
        'grouped',
        say('分组查询', 'Query by groups'),
        { requestBody: jsonBody(groupedSchema) },
        answer(200, groupedAnswer),
      ),
    },
    [`${base}/{id}`]: {
      get: op(
        'get',
        say('读取', 'Read'),
        {
          parameters: [
            id,
            parameter('query', 'fields', { type: 'string' }),
            parameter('query', 'expand', { type: 'string' }),
          ],
        },
        answer(200, one),
      ),
      ...(rights.update
        ? {
            patch: op(
              'update',
              say('修改', 'Change'),
              { parameters: [id, match], requestBody: jsonBody({ $ref: ref(`${entity.id}.input`) }) },
              answer(200, one),
            ),
          }
        : {}),
      ...(rights.delete
        ? { delete: op('delete', say('删除', 'Delete'), { parameters: [id, match] }, answer(204)) }
        : {}),
    },
    ...(rights.delete
      ? {
          [`${base}/{id}/restore`]: {
            post: op('restore', say('恢复', 'Restore'), { parameters: [id] }, answer(200, one)),
          },
        }
      : {}),
    [`${base}/{id}/history`]: {
      get: op(
        'history',
        say('历史', 'History'),
        {
          parameters: [
            id,
            parameter('query', 'cursor', { type: 'string' }),
            parameter('query', 'limit', { type: 'integer' }),
          ],
        },
        answer(200, { type: 'object' }),
      ),
    },
    [`${base}/{id}/transitions`]: {
      get: op('transitions', say('可用流转', 'Transitions'), { parameters: [id] }, answer(200, { type: 'object' })),
    },
    [`${base}/{id}/transitions/{key}`]: {
      post: op(
        'transition',
        say('执行流转', 'Run a transition'),
        {
          parameters: [id, parameter('path', 'key', { type: 'string' }), match],
          requestBody: jsonBody({ type: 'object', properties: { values: { type: 'object' } } }),
        },
        answer(200, one),
      ),
    },
  };
}

const texts: Schema = { type: 'array', items: { type: 'string' } };
const querySchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    filter: { type: 'string' },
    sort: texts,
    fields: texts,
    expand: texts,
    search: { type: 'string' },
    cursor: { type: 'string' },
    limit: { type: 'integer', minimum: 1, maximum: 200 },
    count: { type: 'string', enum: ['none', 'estimate', 'exact'] },
  },
};
const groupedAnswer: Schema = {
  type: 'object',
  properties: {
    items: {
      type: 'array',
      items: { type: 'object', properties: { group: {}, rows: { type: 'array' } }, required: ['group', 'rows'] },
    },
  },
};
const groupedSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    groupBy: { type: 'string' },
    filter: { type: 'string' },
    search: { type: 'string' },
    sort: { type: 'array', items: { type: 'string' } },
    fields: texts,
    limit: { type: 'integer' },
  },
  required: ['groupBy'],
};
const aggregateSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    filter: { type: 'string' },
    search: { type: 'string' },
    groupBy: texts,
    measures: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { function: { type: 'string' }, field: { type: 'string' } },
        required: ['function'],
      },
    },
    having: { type: 'string' },
    sort: { type: 'array', items: { type: 'string' } },
    limit: { type: 'integer' },
  },
  required: ['measures'],
};
