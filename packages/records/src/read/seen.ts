import { compileSql, slot, sql } from '@tessera/database';
import { createReader } from '@tessera/plan';
import { isUuid, Refusal } from '@tessera/std';
import { bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';

/** Whether the caller sees a record, live ones only. */
export async function isSeen(
  engine: Engine,
  ctx: RecordContext,
  { viewer, planOf }: Access,
  entity: string,
  id: string | null,
): Promise<boolean> {
  const target = planOf(entity);
  if (!target || !isUuid(id)) return false;
  const compiled = engine.statements.get(ctx.plan, `sees ${viewer.key} ${entity}`, () => {
    const reader = createReader(ctx.plan, viewer);
    return compileSql(
      sql`select 1 from ${reader.table(target)} t where t.id = ${slot('id', 'uuid')} and ${reader.visible(target, 't')}`,
    );
  });
  return (await run(engine, ctx, compiled.bind({ ...bindingsOf(ctx), id }))).count > 0;
}

/** Refuses `record_not_found` for a live record the caller does not see. */
export async function refuseUnseen(engine: Engine, ctx: RecordContext, access: Access, id: string): Promise<void> {
  if (!(await isSeen(engine, ctx, access, access.entity.id, id)))
    throw new Refusal('record_not_found', { entity: access.entity.id });
}
