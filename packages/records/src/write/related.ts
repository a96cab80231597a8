import { compileSql, ident, join, raw, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { createReader, systemViewer } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Reader } from '@tessera/plan';
import type { Json } from '@tessera/std';
import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';

/** Names below a record that rules read. */
interface Tree {
  readonly [name: string]: Tree;
}

type Paths = readonly (readonly string[])[];
export type RecordValues = Readonly<Record<string, unknown>>;

/**
 * The records around one record, as rules read them: `{account: {id, owner: {…}}, lines: [{quantity}]}`; in one statement.
 * Rules run for the system: what they read does not depend on who writes, and only their outcome is told.
 * @param id null while the record is being created: nothing links to it yet
 */
export async function loadRelated(
  engine: Engine,
  ctx: RecordContext,
  entity: EntityPlan,
  id: string | null,
  values: RecordValues,
  paths: Paths,
): Promise<RecordValues> {
  if (paths.length === 0) return {};
  const tree = treeOf(paths);
  const names = Object.keys(tree);
  const compiled = engine.statements.get(ctx.plan, `related ${entity.id} ${JSON.stringify(tree)}`, () => {
    const reader = createReader(ctx.plan, systemViewer);
    const members = names.map((name) => sql`${raw(`'${name}'`)}, ${topSql(reader, entity, name, tree[name] ?? {})}`);
    return compileSql(sql`select jsonb_build_object(${join(members)})::text as related`, `related_${entity.table}`);
  });
  const bindings: Record<string, unknown> = { me: ctx.principal.userId, now: null, id };
  for (const name of names) bindings[`r_${name}`] = idOf(values[name]);
  const { rows } = await run<{ related: string }>(engine, ctx, compiled.bind(bindings));
  return JSON.parse(rows[0]?.related ?? '{}') as RecordValues;
}

/** The id in a link, however it is spelled. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const id: unknown = typeof value === 'object' && value !== null ? (value as { readonly id?: Json }).id : null;
  return typeof id === 'string' ? id : null;
}

function treeOf(paths: Paths): Tree {
  const root: Record<string, Tree> = {};
  for (const path of paths) {
    let at = root;
    for (const name of path) at = (at[name] ??= {}) as Record<string, Tree>;
  }
  return root;
}

function topSql(reader: Reader, entity: EntityPlan, name: string, tree: Tree): Sql {
  const field = entity.field(name);
  return field
    ? linkedSql(reader, field, slot(`r_${name}`, 'uuid'), tree)
    : collectionSql(reader, entity, name, slot('id', 'uuid'), tree);
}

function linkedSql(reader: Reader, field: FieldPlan, id: Sql, tree: Tree): Sql {
  if (field.target === null) return raw('null');
  const target = reader.entity(field.target);
  const at = reader.alias();
  return sql`(select ${objectSql(reader, target, at, tree)} from ${reader.table(target)} ${ident(at)} where ${ident(at, 'id')} = ${id})`;
}

function collectionSql(reader: Reader, entity: EntityPlan, name: string, id: Sql, tree: Tree): Sql {
  const reference = entity.references.find(({ inverse }) => inverse === name);
  if (!reference) return raw('null');
  const from = reader.entity(reference.entity);
  const at = reader.alias();
  const where = sql`${reader.column(reference.field, at)('')} = ${id} and ${reader.visible(from, at)}`;
  return sql`(select coalesce(jsonb_agg(${objectSql(reader, from, at, tree)} order by ${ident(at, 'id')}), '[]') from ${reader.table(from)} ${ident(at)} where ${where})`;
}

function objectSql(reader: Reader, entity: EntityPlan, alias: string, tree: Tree): Sql {
  const members = Object.entries(tree).flatMap(([name, below]) => {
    const field = entity.field(name);
    if (name === 'id') return [];
    if (!field) return [sql`${raw(`'${name}'`)}, ${collectionSql(reader, entity, name, ident(alias, 'id'), below)}`];
    const deeper = field.target !== null && Object.keys(below).length > 0;
    const value = deeper ? linkedSql(reader, field, reader.value(field, alias), below) : reader.select(field, alias);
    return [sql`${raw(`'${name}'`)}, ${value}`];
  });
  return sql`jsonb_build_object('id', ${ident(alias, 'id')}${join(
    members.map((member) => sql`, ${member}`),
    '',
  )})`;
}
