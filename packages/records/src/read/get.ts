import { compileSql, ident, slot, sql } from '@tessera/database';
import { createReader } from '@tessera/plan';
import { isUuid, Refusal } from '@tessera/std';
import { accessTo, bindingsOf } from '../context.ts';
import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { etagSql } from './etag.ts';
import { readGetQuery } from './list-query.ts';
import { recordJson, shapeOf } from './record-json.ts';

/** A record as JSON text, and the tag of its state. */
export interface RecordAnswer {
  readonly id: string;
  /** Opaque, without quotes. */
  readonly etag: string;
  readonly body: string;
}

/** One record. Refuses `record_not_found` for what is not there, deleted, or out of the caller's reach. */
export async function get(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  id: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<RecordAnswer> {
  const access = accessTo(ctx, entity, 'read');
  const key = `get ${access.viewer.key} ${entity} ${JSON.stringify(input)}`;
  const compiled = engine.statements.get(ctx.plan, key, () => {
    const query = readGetQuery(input);
    const reader = createReader(ctx.plan, access.viewer);
    const shape = shapeOf(access, query.fields, query.expand);
    const json = recordJson(reader, access.entity, 't', query.fields ? shape : { ...shape, title: true });
    const where = sql`${ident('t', 'id')} = ${slot('id', 'uuid')} and ${reader.visible(access.entity, 't')}`;
    return compileSql(
      sql`select ${json} as body, ${etagSql(reader, access.entity, 't')} as etag from ${reader.table(access.entity)} t where ${where}`,
      `get_${access.entity.table}`,
    );
  });
  if (!isUuid(id)) throw new Refusal('record_not_found', { entity });
  const { rows } = await run<{ body: string; etag: string }>(engine, ctx, compiled.bind({ ...bindingsOf(ctx), id }));
  const [row] = rows;
  if (!row) throw new Refusal('record_not_found', { entity });
  return { id, ...row };
}
