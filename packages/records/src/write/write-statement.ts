import { compileSql, emptySql, ident, join, raw, slot, sql } from '@tessera/database';
import type { CompiledSql, Sql } from '@tessera/database';
import { createReader } from '@tessera/plan';
import type { ColumnPlan, FieldPlan, IndexExpectation, Plan, Reader } from '@tessera/plan';
import type { Json } from '@tessera/std';
import type { Access } from '../context.ts';
import { etagSql } from '../read/etag.ts';
import { recordJson, shapeOf } from '../read/record-json.ts';
import { entrySql } from '../search/entry-sql.ts';
import type { IndexedField } from '../search/indexed-fields.ts';
import { counterSql, numberSql } from './autonumber.ts';
import { storedFields } from './input.ts';
import { keepFilesSql, linkCheck, valueSlot } from './link-checks.ts';
import { trailSql } from './trail.ts';
import { takenSql } from './unique-checks.ts';

/** What a writing statement answers: whether each link holds, and the record as the caller may read it. */
export interface WriteRow {
  readonly links: readonly boolean[];
  readonly written: boolean;
  readonly etag: string | null;
  /** null when the caller may not read what they wrote. */
  readonly body: string | null;
}

const columnSlot = (field: FieldPlan, column: ColumnPlan): Sql => slot(valueSlot(field, column.suffix), column.type);

/** Values of the columns of some fields, by slot. */
export function columnBindings(
  fields: readonly FieldPlan[],
  values: ReadonlyMap<string, Json>,
): Record<string, unknown> {
  const bindings: Record<string, unknown> = {};
  for (const field of fields) {
    const written = field.store.write(values.get(field.key) ?? null, field.document);
    for (const { suffix } of field.columns) bindings[valueSlot(field, suffix)] = written[suffix] ?? null;
  }
  return bindings;
}

/**
 * One statement that checks the links, takes numbers, writes the row and its journal entry, and builds the answer.
 * Binds `id`, `source`, the columns of all stored fields, `after`, the trail and the numbers of the fields in `numbered`.
 * `searched`: the fields whose words the search index keeps.
 * `own`: the caller owns the new record, which every scope allows.
 * Why only the links that are given: a check that folds away with its value keeps Postgres from ever reusing the plan.
 */
export function insertStatement(
  plan: Plan,
  access: Access,
  numbered: readonly FieldPlan[],
  links: readonly FieldPlan[],
  own: boolean,
  searched: readonly IndexedField[],
): CompiledSql {
  const { entity } = access;
  const reader = createReader(plan, access.viewer);
  const fields = storedFields(entity);
  const pairs = fields.flatMap((field) =>
    field.columns.map((column): readonly [string, Sql] => {
      const place = numbered.indexOf(field);
      const given = columnSlot(field, column);
      return [column.name, place < 0 ? given : numberSql(place)];
    }),
  );
  const now = slot('now', 'timestamptz');
  const me = slot('me', 'uuid');
  const all: readonly (readonly [string, Sql])[] = [
    ['id', slot('id', 'uuid')],
    ['created_at', now],
    ['created_by', me],
    ['updated_at', now],
    ['updated_by', me],
    ['version', raw('1')],
    ['source', slot('source', 'text')],
    ...pairs,
  ];
  const numbers = numbered.map((field) => sql`'${raw(field.key)}', ${ident('w', field.columns[0]?.name ?? '')}`);
  const after =
    numbers.length > 0
      ? sql`${slot('after', 'jsonb')} || jsonb_build_object(${join(numbers)})`
      : slot('after', 'jsonb');
  const statement = sql`with ${linksSql(reader, links)}${join(
    numbered.map((field, place) => sql`, ${counterSql(plan, field, place)}`),
    '',
  )}, w as (insert into ${reader.table(entity)} (${join(all.map(([name]) => ident(name)))}) select ${join(all.map(([, value]) => value))} from links where links.fit returning ${returned(access)}),
    ${trailSql(plan, { from: 'w', entity, action: 'create', before: raw('null::jsonb'), after })}${keepFilesSql(links)}${searched.length > 0 ? entrySql(plan, entity.id, searched, numbered) : emptySql}
    ${answerSql(reader, access, links.length, own)}`;
  return compileSql(statement, `create_${entity.table}`);
}

/**
 * One statement that checks the links the write touches, writes the changed columns and the journal entry, and builds the answer.
 * The row must still have version `version` and be within the caller's reach. Binds `action` beside the rest.
 */
export function updateStatement(
  plan: Plan,
  access: Access,
  changed: readonly FieldPlan[],
  links: readonly FieldPlan[],
  anyone: boolean,
  searched: readonly IndexedField[],
): CompiledSql {
  const { entity } = access;
  const reader = createReader(plan, access.viewer);
  const reach = anyone ? raw('true') : reader.allowed(entity, 't', 'update');
  const statement = sql`with ${linksSql(reader, links)}, w as (update ${reader.table(entity)} t set ${setsSql(changed)}
    from links where links.fit and t.id = ${slot('id', 'uuid')} and t.version = ${slot('version', 'bigint')} and t.deleted_at is null and ${reach} returning ${returned(access, 't')}),
    ${trailSql(plan, { from: 'w', entity })}${keepFilesSql(links)}${searched.length > 0 ? entrySql(plan, entity.id, searched, []) : emptySql}
    ${answerSql(reader, access, links.length)}`;
  return compileSql(statement, `update_${entity.table}`);
}

/**
 * The update of a record nobody has read before: it also notes what was there. Writes nothing when the record is out of reach,
 * has another tag than those of slot `tags` (asked for when `tagged`), or already has one of the values.
 * Binds what `updateStatement` does but `version` and `before`.
 */
export function patchStatement(
  plan: Plan,
  access: Access,
  changed: readonly FieldPlan[],
  links: readonly FieldPlan[],
  tagged: boolean,
): CompiledSql {
  const { entity, rights } = access;
  const reader = createReader(plan, access.viewer);
  const before = changed.map((field) => sql`'${raw(field.key)}', ${beforeSql(reader, field, 't')}`);
  const reach = [
    reader.allowed(entity, 't', 'update'),
    ...(rights.read === rights.update ? [] : [reader.allowed(entity, 't', 'read')]),
    ...(tagged ? [sql`${etagSql(reader, entity, 't')} = any(${slot('tags', 'text[]')})`] : []),
    ...changed.map((field) => {
      const [are, given] = [
        (column: ColumnPlan) => ident('t', column.name),
        (column: ColumnPlan) => columnSlot(field, column),
      ];
      return sql`(${join(field.columns.map(are))}) is distinct from (${join(field.columns.map(given))})`;
    }),
  ];
  const statement = sql`with ${linksSql(reader, links)}, o as materialized (select t.id, t.version, jsonb_build_object(${join(before)}) as before
    from ${reader.table(entity)} t where t.id = ${slot('id', 'uuid')} and t.deleted_at is null and ${join(reach, ' and ')}),
    w as (update ${reader.table(entity)} t set ${setsSql(changed)} from links, o where links.fit and t.id = o.id and t.version = o.version returning ${returned(access, 't')}),
    ${trailSql(plan, { from: 'w', entity, before: sql`(select o.before from o)` })}
    ${answerSql(reader, access, links.length, !changed.some(({ key }) => key === 'owner'))}`;
  return compileSql(statement, `patch_${entity.table}`);
}

function setsSql(changed: readonly FieldPlan[]): Sql {
  const sets = changed.flatMap((field) =>
    field.columns.map((column) => sql`${ident(column.name)} = ${columnSlot(field, column)}`),
  );
  return sql`${join(sets)}, updated_at = ${slot('now', 'timestamptz')}, updated_by = ${slot('me', 'uuid')}, version = t.version + 1`;
}

/** The value of a field as the journal keeps it: a link as its id alone. */
function beforeSql(reader: Reader, field: FieldPlan, alias: string): Sql {
  return field.target === null ? reader.asSystem().select(field, alias) : reader.value(field, alias);
}

/**
 * Only whether the links hold and which unique values are taken: for a write that is refused for other reasons already, and
 * for a rehearsal.
 */
export function checkStatement(
  plan: Plan,
  access: Access,
  links: readonly FieldPlan[],
  uniques: readonly IndexExpectation[],
): CompiledSql {
  const reader = createReader(plan, access.viewer);
  const taken = uniques.map((index) => takenSql(reader, access.entity, index));
  return compileSql(
    sql`with ${linksSql(reader, links)} select array[${flags(links.length)}]::boolean[] as links, array[${join(taken)}]::boolean[] as taken from links`,
  );
}

/** The CTE `links`: `c0`, `c1`, … whether each link holds, `fit` whether all do. */
function linksSql(reader: Reader, links: readonly FieldPlan[]): Sql {
  const checks = links.map((field, place) => sql`${linkCheck(reader, field)} as ${ident(`c${place}`)}`);
  const all = links.map((_, place) => ident('l', `c${place}`));
  return sql`links as materialized (select l.*, ${join(all, ' and ', raw('true'))} as fit from (select ${join(checks, ', ', raw('1 as one'))} offset 0) l)`;
}

const flags = (count: number): Sql =>
  join(
    Array.from({ length: count }, (_, place) => ident('links', `c${place}`)),
    ', ',
  );

function returned({ entity }: Access, alias?: string): Sql {
  const names = new Set([...entity.fields.flatMap(({ columns }) => columns.map(({ name }) => name)), 'owner_id']);
  return join([...names].map((name) => (alias ? ident(alias, name) : ident(name))));
}

/** `reachable`: the scope of the caller is known to hold the written row. */
function answerSql(reader: Reader, access: Access, count: number, reachable = false): Sql {
  const { entity, rights } = access;
  const shape = { ...shapeOf(access, undefined, []), title: true };
  const held = reachable ? raw('true') : reader.allowed(entity, 'w', 'read');
  const readable = rights.read === false ? raw('false') : held;
  return sql`select array[${flags(count)}]::boolean[] as links, w.id is not null as written, ${etagSql(reader, entity, 'w')} as etag,
    case when ${readable} then ${recordJson(reader, entity, 'w', shape)} end as body from links left join w on true`;
}
