import { isNullable } from '@tessera/expression';
import type { ExpressionType } from '@tessera/expression';
import { fieldType } from '@tessera/model';
import type { Plan } from '@tessera/plan';
import type { FieldDocument } from '@tessera/schemas';
import type { Schema } from '../routes/route-doc.ts';

const link: Schema = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, title: { type: 'string' } },
  required: ['id'],
};
const money: Schema = {
  type: 'object',
  properties: {
    amount: { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  },
  required: ['amount', 'currency'],
};

/** JSON Schema of a field's value as records answer it. Derived from the expression type, so a new kind needs nothing here. */
export function answerSchema(plan: Plan, entity: string, key: string, field: FieldDocument): Schema {
  const type = fieldType(plan.documents, plan.kinds, entity, key);
  const schema = baseSchema(plan, entity, key, field);
  return type && !isNullable(type) ? schema : orNull(schema);
}

/** JSON Schema of a field's value as records take it; links may be written as the id alone. */
export function inputSchema(plan: Plan, entity: string, key: string, field: FieldDocument): Schema {
  const schema = baseSchema(plan, entity, key, field);
  return schema === link ? { anyOf: [{ type: 'string', format: 'uuid' }, link, { type: 'null' }] } : orNull(schema);
}

function baseSchema(plan: Plan, entity: string, key: string, field: FieldDocument): Schema {
  if (key === 'id') return { type: 'string', format: 'uuid' };
  const sample = plan.kinds[field.kind]?.samples(field)[0];
  const type = fieldType(plan.documents, plan.kinds, entity, key);
  if (!type) return {};
  const schema = schemaOfType(type);
  return schema['type'] === 'string' && typeof sample === 'object' && sample !== null
    ? { type: Array.isArray(sample) ? 'array' : 'object' }
    : schema;
}

function schemaOfType(type: ExpressionType): Schema {
  switch (type.kind) {
    case 'bool':
      return { type: 'boolean' };
    case 'number':
      if (type.money) return money;
      return type.integerColumn ? { type: 'integer' } : { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
    case 'enum':
      return type.options.length === 0 ? { type: 'string' } : { type: 'string', enum: [...type.options] };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'timestamp':
      return { type: 'string', format: 'date-time' };
    case 'relation':
      return link;
    case 'list':
      return { type: 'array', items: schemaOfType(type.item) };
    case 'string':
    case 'duration':
      return { type: 'string' };
    case 'json':
    case 'null':
    case 'collection':
    case 'record':
      return {};
  }
}

function orNull(schema: Schema): Schema {
  const { type } = schema;
  if (typeof type !== 'string' || type === 'null') return schema;
  const nullable = { ...schema, type: [type, 'null'] };
  return Array.isArray(schema['enum']) ? { ...nullable, enum: [...(schema['enum'] as unknown[]), null] } : nullable;
}
