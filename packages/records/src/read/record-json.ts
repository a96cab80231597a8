import { ident, join, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { mayReadField } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Reader } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { readableField } from '../context.ts';
import type { Access } from '../context.ts';
import { etagSql } from './etag.ts';
import type { Expansion } from './list-query.ts';

/** Which parts of a record an answer holds. */
export interface Shape {
  readonly fields: readonly FieldPlan[];
  readonly expand: ReadonlyMap<string, readonly FieldPlan[]>;
  /** `_title`: what the record is called. */
  readonly title: boolean;
}

const titleKey = '_title';
const onlyInBin: ReadonlySet<string> = new Set(['deletedAt', 'deletedBy']);

/** The wanted parts of a record, or all the caller may read. Refuses what they may not. */
export function shapeOf(
  access: Access,
  wanted: readonly string[] | undefined,
  expand: readonly Expansion[],
  deleted = false,
): Shape {
  const fields = wanted
    ? wanted.filter((key) => key !== titleKey && key !== 'id').map((key) => readableField(access, key))
    : readableFields(access, access.entity, deleted);
  return { fields, title: wanted?.includes(titleKey) ?? false, expand: expansionsOf(access, expand) };
}

/** Every field of an entity the caller may read. */
function readableFields({ viewer }: Access, entity: EntityPlan, deleted = false): readonly FieldPlan[] {
  return entity.fields.filter(
    (field) => field.key !== 'id' && (deleted || !onlyInBin.has(field.key)) && mayReadField(viewer, entity, field),
  );
}

function expansionsOf(access: Access, expand: readonly Expansion[]): Shape['expand'] {
  const found = new Map<string, readonly FieldPlan[]>();
  for (const { field: key, keys } of expand) {
    const field = readableField(access, key);
    const target = field.target === null ? undefined : access.viewer.rights(field.target);
    const entity = field.target === null ? undefined : access.planOf(field.target);
    if (!entity || !target) throw new Refusal('expand_not_possible', { field: key });
    if (target.read === false) throw new Refusal('field_not_readable', { field: key });
    const inner: Access = { ...access, entity, rights: target };
    const fields = keys
      ? keys.filter((each) => each !== 'id').map((each) => readableField(inner, each))
      : readableFields(inner, entity);
    found.set(key, fields);
  }
  return found;
}

/** The record at `alias` as JSON text, for a statement about one record. */
export function recordJson(reader: Reader, entity: EntityPlan, alias: string, shape: Shape): Sql {
  const at = reader.alias();
  return sql`(select row_to_json(${ident(at)})::text from (select ${recordColumns(reader, entity, alias, shape)}) ${ident(at)})`;
}

/** The columns of a record's JSON; `row_to_json` of them is the record. */
export function recordColumns(reader: Reader, entity: EntityPlan, alias: string, shape: Shape): Sql {
  const expanded = [...shape.expand.keys()].filter((key) => !shape.fields.some((field) => field.key === key));
  const extra = expanded.flatMap((key) => entity.field(key) ?? []);
  const columns = [
    sql`${ident(alias, 'id')} as "id"`,
    sql`${etagSql(reader, entity, alias)} as "_etag"`,
    ...(shape.title ? [sql`${reader.title(entity, alias)} as "_title"`] : []),
    ...[...shape.fields, ...extra].map(
      (field) => sql`${valueJson(reader, field, alias, shape)} as ${ident(field.key)}`,
    ),
  ];
  return join(columns);
}

function valueJson(reader: Reader, field: FieldPlan, alias: string, shape: Shape): Sql {
  const keys = shape.expand.get(field.key);
  if (!keys || field.target === null) return reader.select(field, alias);
  const target = reader.entity(field.target);
  const [at, row] = [reader.alias(), reader.alias()];
  const columns = [
    sql`${ident(at, 'id')} as "id"`,
    sql`${reader.title(target, at)} as "title"`,
    ...keys.map((key) => sql`${reader.select(key, at)} as ${ident(key.key)}`),
  ];
  const id = reader.value(field, alias);
  const linked = sql`(select row_to_json(${ident(row)})::jsonb from (select ${join(columns)} from ${reader.table(target)} ${ident(at)} where ${ident(at, 'id')} = ${id} and ${reader.visible(target, at)}) ${ident(row)})`;
  return sql`case when ${id} is not null then coalesce(${linked}, jsonb_build_object('id', ${id}, 'title', null)) end`;
}

/** Names a shape among those of one entity and one set of roles. */
export function shapeKey({ fields, expand, title }: Shape): string {
  const expanded = [...expand].map(([key, keys]) => `${key}(${keys.map((field) => field.key).join(',')})`);
  return `${fields.map(({ key }) => key).join(',')}|${expanded.join(',')}|${title ? 't' : ''}`;
}
