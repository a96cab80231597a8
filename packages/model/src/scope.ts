import { withNullable } from '@tessera/expression';
import type { ExpressionContext, ExpressionType, Scope } from '@tessera/expression';
import type { FieldKinds } from './contract/field-kind.ts';
import type { DocumentSet } from './document-set.ts';
import { inversesOf } from './inverses.ts';
import { fieldOf, fieldsOf, isAlwaysFilled, isSystemField } from './system-fields.ts';

export interface ScopeOptions {
  /** Entity of the record being edited, for the filter of a lookup: `account == ctx.account`. */
  readonly ctx?: string;
}

/** Names below `user`: the caller, as the principal carries them. */
const userMembers: Readonly<Record<string, ExpressionType>> = {
  id: { kind: 'relation', nullable: false, entity: 'sys.user' },
  name: { kind: 'string', nullable: false },
  departmentId: { kind: 'relation', nullable: true, entity: 'sys.department' },
  managerId: { kind: 'relation', nullable: true, entity: 'sys.user' },
  locale: { kind: 'string', nullable: false },
  subordinates: { kind: 'list', nullable: false, item: { kind: 'relation', nullable: false, entity: 'sys.user' } },
  departmentMembers: { kind: 'list', nullable: false, item: { kind: 'relation', nullable: false, entity: 'sys.user' } },
};

/** Contexts in which a change is under way, so that there is a record before it. */
const withOld: ReadonlySet<ExpressionContext> = new Set(['validation', 'guard', 'effect', 'required', 'visibility']);

const deletedOnly: ReadonlySet<string> = new Set(['deletedAt', 'deletedBy']);

/** Field types seen through two lookup fields in a ring end here. */
const chainLimit = 4;

/**
 * The type of a field of an entity to the expression language; undefined when there is no such field.
 * A field of another entity (他表字段) has the type of what it shows, and may be empty.
 */
export function fieldType(
  documents: DocumentSet,
  kinds: FieldKinds,
  entity: string,
  key: string,
  depth = 0,
): ExpressionType | undefined {
  if (key === 'id') return { kind: 'relation', nullable: false, entity };
  const document = documents.get('entity', entity);
  const field = document && fieldOf(document, key);
  if (!document || !field || deletedOnly.has(key)) return undefined;
  if (field.kind === 'lookupField') {
    const lookup = document.fields[field.lookup];
    if (lookup?.kind !== 'lookup' || depth >= chainLimit) return undefined;
    const type = fieldType(documents, kinds, lookup.target, field.field, depth + 1);
    return type && withNullable(type, true);
  }
  const type = kinds[field.kind]?.expressionType(field, { documents, entity });
  return type && isSystemField(key) ? withNullable(type, !isAlwaysFilled(key)) : type;
}

/** A field or a collection of linking records, as an expression walks to it. */
function memberType(
  documents: DocumentSet,
  kinds: FieldKinds,
  entity: string,
  name: string,
): ExpressionType | undefined {
  const field = fieldType(documents, kinds, entity, name);
  if (field) return field;
  const inverse = inversesOf(documents, entity).find(({ key }) => key === name);
  return inverse && { kind: 'collection', entity: inverse.entity };
}

/**
 * What an expression on a record of `entity` may name in a context: its fields, collections of records that link to it,
 * and the roots `user`, `old` (where a change is under way) and `ctx` (where `options.ctx` gives its entity).
 */
export function scopeOf(
  documents: DocumentSet,
  kinds: FieldKinds,
  entity: string,
  context: ExpressionContext,
  options: ScopeOptions = {},
): Scope {
  const before = `old:${entity}`;
  const edited = `ctx:${options.ctx ?? ''}`;
  const namesOf = (id: string): readonly string[] => {
    if (id === 'user') return Object.keys(userMembers);
    const document = documents.get('entity', id.replace(/^(old|ctx):/, ''));
    if (!document) return [];
    const fields = fieldsOf(document).filter(([key, field]) => !deletedOnly.has(key) && !field.hidden);
    return [...fields.map(([key]) => key), ...inversesOf(documents, document.id).map(({ key }) => key)];
  };
  const members = (id: string, name: string): ExpressionType | undefined => {
    if (id === 'user') return Object.hasOwn(userMembers, name) ? userMembers[name] : undefined;
    if (!id.includes(':')) return memberType(documents, kinds, id, name);
    const type = fieldType(documents, kinds, id === before ? entity : (options.ctx ?? ''), name);
    return type && withNullable(type, true);
  };
  const root = (name: string): ExpressionType | undefined => {
    if (name === 'user') return { kind: 'record', entity: 'user' };
    if (name === 'old' && withOld.has(context)) return { kind: 'record', entity: before };
    if (name === 'ctx' && options.ctx) return { kind: 'record', entity: edited };
    return undefined;
  };
  return {
    entity,
    names: (name) => memberType(documents, kinds, entity, name) ?? root(name),
    members,
    list: (id) =>
      id === undefined
        ? [...namesOf(entity), 'user', ...(withOld.has(context) ? ['old'] : []), ...(options.ctx ? ['ctx'] : [])]
        : namesOf(id),
  };
}
