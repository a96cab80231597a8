import { sqlErrorOf } from '@tessera/database';
import type { Queryable, Rows, SqlRow, Statement } from '@tessera/database';
import type { Engine, RecordContext } from './context.ts';

/** Errors a statement meets while the tables change under it: a stale plan, a column or table that moved. */
const movedCodes: ReadonlySet<string> = new Set(['0A000', '42703', '42P01']);

/** Runs a statement in the call's transaction, or alone; alone it is tried once more when the tables moved under it. */
export async function run<Row = SqlRow>(
  engine: Engine,
  ctx: RecordContext,
  statement: Statement,
  lane?: Queryable,
): Promise<Rows<Row>> {
  if (ctx.tx) return ctx.tx.query<Row>(statement);
  const target: Queryable = lane ?? engine.database;
  try {
    return await target.query<Row>(statement);
  } catch (error) {
    if (!movedCodes.has(sqlErrorOf(error)?.code ?? '')) throw error;
    return target.query<Row>(statement);
  }
}

/** Runs `work` in the call's transaction, or in one of its own. */
export function inTransaction<T>(
  engine: Engine,
  ctx: RecordContext,
  work: (ctx: RecordContext) => Promise<T>,
): Promise<T> {
  if (ctx.tx) return work(ctx);
  return engine.database.transaction((tx) => work({ ...ctx, tx }), { retries: 2 });
}
