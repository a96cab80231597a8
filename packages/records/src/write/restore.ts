import { ident, param, sql } from '@tessera/database';
import type { Tx } from '@tessera/database';
import { Refusal, required } from '@tessera/std';
import { accessTo } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { get } from '../read/get.ts';
import { inTransaction } from '../run-statement.ts';
import { refuseDirectory } from './create.ts';
import type { WriteAnswer } from './create.ts';
import { readCurrent } from './current.ts';
import { collisionIssues, uniqueIndex } from './refuse.ts';
import { changeRows, setLink } from './remove.ts';

/**
 * Brings a record back from the recycle bin, with what its deletion took along and the links it cut.
 * Refuses `restore_collides` when a live record holds a unique value by now, `restore_orphaned` when what it hangs on is deleted.
 */
export async function restore(engine: Engine, ctx: RecordContext, entity: string, id: string): Promise<WriteAnswer> {
  const access = accessTo(ctx, entity, 'delete');
  refuseDirectory(access);
  if (access.entity.document.features?.recycleBin === false) throw new Refusal('restore_not_possible', { entity });
  return inTransaction(engine, ctx, async (inner) => {
    const tx = required(inner.tx, 'a restore runs in a transaction');
    const current = await readCurrent(engine, inner, access, id, { action: 'delete', deleted: true, lock: true });
    await refuseOrphan(tx, inner, access, id);
    try {
      if (current.deletionId === null) await bringBack(tx, inner, access, sql`t.id = ${param(id, 'uuid')}`);
      else await bringBackAll(tx, inner, access, current.deletionId);
    } catch (error) {
      const index = uniqueIndex(engine.statements, ctx.plan, access.entity, error);
      if (!index) throw error;
      throw new Refusal('restore_collides', { fields: index.fields }, collisionIssues(access, index));
    }
    if (access.rights.read === false) return { id, etag: '', body: JSON.stringify({ id }), warnings: [] };
    return { ...(await get(engine, inner, entity, id)), warnings: [] };
  });
}

async function bringBackAll(tx: Tx, ctx: RecordContext, access: Access, deletion: string): Promise<void> {
  for (const entity of ctx.plan.entities) {
    if (entity.directory) continue;
    await bringBack(
      tx,
      ctx,
      { ...access, entity },
      sql`t.deletion_id = ${param(deletion, 'uuid')} and t.deleted_at is not null`,
    );
  }
  for (const entity of ctx.plan.entities) {
    for (const field of entity.fields) {
      if (field.document.kind !== 'lookup' || field.document.onDelete !== 'setNull') continue;
      const column = ident('t', required(field.columns[0], 'a lookup has a column').name);
      const place = sql`c.base = ${param(ctx.plan.base, 'text')} and c.environment = ${param(ctx.plan.environment, 'text')} and c.entity = ${param(entity.id, 'text')} and c.field = ${param(field.key, 'text')}`;
      const where = sql`c.deletion_id = ${param(deletion, 'uuid')} and ${place} and c.record = t.id and ${column} is null and t.deleted_at is null`;
      await setLink(tx, ctx, entity, { field }, sql`c.target`, where, sql`tessera.cut_link c`);
    }
  }
  await tx.query(sql`delete from tessera.cut_link where deletion_id = ${param(deletion, 'uuid')}`);
}

async function refuseOrphan(tx: Tx, ctx: RecordContext, { entity, viewer }: Access, id: string): Promise<void> {
  for (const field of entity.fields) {
    const target = field.document.kind === 'lookup' ? ctx.plan.entity(field.document.target) : undefined;
    if (!target) continue;
    const column = ident('t', required(field.columns[0], 'a lookup has a column').name);
    const together =
      field.document.kind === 'lookup' && field.document.onDelete !== 'cascade'
        ? sql`p.deletion_id is distinct from t.deletion_id`
        : sql`true`;
    const { count } = await tx.query(
      sql`select 1 from ${ident(entity.schema, entity.table)} t join ${ident(target.schema, target.table)} p on p.id = ${column} where t.id = ${param(id, 'uuid')} and p.deleted_at is not null and ${together}`,
    );
    if (count > 0)
      throw new Refusal('restore_orphaned', viewer.rights(target.id)?.read === false ? {} : { field: field.key });
  }
}

async function bringBack(tx: Tx, ctx: RecordContext, { entity }: Access, where: ReturnType<typeof sql>): Promise<void> {
  await changeRows(
    tx,
    ctx,
    entity,
    'restore',
    sql`deleted_at = null, deleted_by = null, deletion_id = null, version = t.version + 1`,
    where,
  );
}
