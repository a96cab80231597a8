import { compileSql, ident, param, raw, sql } from '@tessera/database';
import type { Sql, Tx } from '@tessera/database';
import type { ChangeAction } from '@tessera/journal';
import { createReader, systemViewer } from '@tessera/plan';
import type { EntityPlan, ReferencePlan } from '@tessera/plan';
import { Refusal, required } from '@tessera/std';
import { accessTo, isoMicros } from '../context.ts';
import type { Engine, RecordContext } from '../context.ts';
import { inTransaction } from '../run-statement.ts';
import { refuseDirectory } from './create.ts';
import { readCurrent } from './current.ts';
import { refuseStale } from './stale.ts';
import { trailBindings, trailSql } from './trail.ts';

/** Rows are followed so far; longer chains of cascades are refused. */
const deepest = 10;

/**
 * Moves a record to the recycle bin, with what hangs on it: children of a cascade go along, links of `setNull` are cut, a
 * live child of `restrict` refuses `delete_restricted`. All of it carries one deletion id, so that a restore can undo it.
 * Taking back what one has just made oneself (cause `undo`) asks for the right to make it, not for the right to delete.
 */
export async function remove(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  id: string,
  options: { readonly ifMatch?: string | undefined },
): Promise<void> {
  const action = ctx.cause.kind === 'undo' ? 'create' : 'delete';
  const access = accessTo(ctx, entity, action);
  refuseDirectory(access);
  await inTransaction(engine, ctx, async (inner) => {
    const tx = required(inner.tx, 'a deletion runs in a transaction');
    const current = await readCurrent(engine, inner, access, id, { action, lock: true });
    await refuseStale(engine, inner, access, current, options.ifMatch);
    const deletion = engine.newId();
    await removeRows(tx, inner, access.entity, [id], deletion, 0);
  });
}

async function removeRows(
  tx: Tx,
  ctx: RecordContext,
  entity: EntityPlan,
  ids: readonly string[],
  deletion: string,
  depth: number,
): Promise<void> {
  if (ids.length === 0) return;
  if (depth > deepest) throw new Refusal('delete_too_deep', { entity: entity.id });
  for (const reference of entity.references) await follow(tx, ctx, reference, ids, deletion, depth);
  const at = param(isoMicros(ctx.now), 'timestamptz');
  await changeRows(
    tx,
    ctx,
    entity,
    'delete',
    sql`deleted_at = ${at}, deleted_by = ${param(ctx.principal.userId, 'uuid')}, deletion_id = ${param(deletion, 'uuid')}, version = t.version + 1`,
    sql`t.id = any(${param(ids, 'uuid[]')}) and t.deleted_at is null`,
  );
}

async function follow(
  tx: Tx,
  ctx: RecordContext,
  reference: ReferencePlan,
  ids: readonly string[],
  deletion: string,
  depth: number,
): Promise<void> {
  const child = required(ctx.plan.entity(reference.entity), `no entity ${reference.entity}`);
  const column = ident('t', required(reference.field.columns[0], 'a lookup has a column').name);
  const linked = sql`${column} = any(${param(ids, 'uuid[]')}) and t.deleted_at is null`;
  const table = ident(child.schema, child.table);
  const { rows } = await tx.query<{ id: string; target: string }>(
    sql`select t.id, ${column} as target from ${table} t where ${linked} order by t.id for update of t${raw(reference.onDelete === 'restrict' ? ' limit 1' : '')}`,
  );
  if (rows.length === 0) return;
  if (reference.onDelete === 'restrict') {
    const rights = ctx.plan.rights(ctx.principal.roles).entity(child.id);
    throw new Refusal(
      'delete_restricted',
      rights.read === false ? {} : { entity: child.id, label: child.document.label },
    );
  }
  const children = rows.map(({ id }) => id);
  if (reference.onDelete === 'cascade') return removeRows(tx, ctx, child, children, deletion, depth + 1);
  await tx.query(
    sql`insert into tessera.cut_link (deletion_id, base, environment, entity, field, record, target)
      select ${param(deletion, 'uuid')}, ${param(ctx.plan.base, 'text')}, ${param(ctx.plan.environment, 'text')}, ${param(child.id, 'text')}, ${param(reference.field.key, 'text')}, c.record, c.target
      from unnest(${param(children, 'uuid[]')}, ${param(
        rows.map(({ target }) => target),
        'uuid[]',
      )}) as c (record, target)`,
  );
  await setLink(tx, ctx, child, reference, sql`null`, sql`t.id = any(${param(children, 'uuid[]')})`);
}

/** Sets a lookup of some rows, with its trail. */
export async function setLink(
  tx: Tx,
  ctx: RecordContext,
  entity: EntityPlan,
  reference: { readonly field: ReferencePlan['field'] },
  value: Sql,
  where: Sql,
  from?: Sql,
): Promise<void> {
  const name = required(reference.field.columns[0], 'a lookup has a column').name;
  const { key } = reference.field;
  const sets = sql`${ident(name)} = ${value}, updated_at = ${param(isoMicros(ctx.now), 'timestamptz')}, updated_by = ${param(ctx.principal.userId, 'uuid')}, version = t.version + 1`;
  await changeRows(tx, ctx, entity, 'update', sets, where, {
    from,
    before: sql`jsonb_build_object('${raw(key)}', o.${ident(name)})`,
    after: sql`jsonb_build_object('${raw(key)}', w.${ident(name)})`,
    column: name,
  });
}

interface RowParts {
  readonly from?: Sql | undefined;
  readonly before?: Sql;
  readonly after?: Sql;
  readonly column?: string;
}

/** Updates rows and notes each in the journal; answers their ids. */
export async function changeRows(
  tx: Tx,
  ctx: RecordContext,
  entity: EntityPlan,
  action: ChangeAction,
  sets: Sql,
  where: Sql,
  parts: RowParts = {},
): Promise<readonly string[]> {
  const reader = createReader(ctx.plan, systemViewer);
  const table = reader.table(entity);
  const column = parts.column === undefined ? sql`` : sql`, ${ident(parts.column)}`;
  const old = sql`o as materialized (select t.id${parts.column === undefined ? sql`` : sql`, ${ident('t', parts.column)}`} from ${table} t${parts.from ? sql`, ${parts.from}` : sql``} where ${where})`;
  const trail = trailSql(ctx.plan, {
    from: 'w',
    entity,
    action,
    before: parts.before ? sql`(select ${parts.before} from o where o.id = w.id)` : sql`null::jsonb`,
    after: parts.after ?? sql`null::jsonb`,
  });
  const statement = sql`with ${old}, w as (update ${table} t set ${sets}${parts.from ? sql` from ${parts.from}` : sql``} where ${where} returning t.id${parts.column === undefined ? sql`` : sql`, ${ident('t', parts.column)}`}), ${trail} select w.id${column} from w`;
  const { rows } = await tx.query<{ id: string }>(compileSql(statement).bind(trailBindings(ctx)));
  return rows.map(({ id }) => id);
}
