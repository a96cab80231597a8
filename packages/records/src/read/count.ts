import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import type { Prepared } from './list.ts';
import { countStatement, guessStatement } from './list-statement.ts';

/** How many records a list has. */
export interface Count {
  readonly value: number;
  /** capped: at least so many. */
  readonly kind: 'exact' | 'estimate' | 'capped';
}

const mostExact = 10_000;
const mostBeforeEstimate = 1000;

/**
 * The number of rows of a list: exact to 10,000; as an estimate exact to 1,000, beyond that the planner's guess.
 * Why no guess for a narrower scope: statistics speak of rows the caller may not see.
 */
export async function countRows(engine: Engine, ctx: RecordContext, prepared: Prepared): Promise<Count> {
  const estimate = prepared.query.count === 'estimate';
  const most = estimate ? mostBeforeEstimate : mostExact;
  const compiled = engine.statements.get(ctx.plan, `count ${most} ${prepared.key}`, () =>
    countStatement(ctx.plan, prepared.access, prepared.selection, most),
  );
  const { rows } = await run<{ n: number }>(
    engine,
    ctx,
    compiled.bind(prepared.bindings),
    estimate ? engine.database : engine.database.slow,
  );
  const found = rows[0]?.n ?? 0;
  if (found <= most) return { value: found, kind: 'exact' };
  if (!estimate || prepared.access.rights.read !== 'all' || !prepared.access.rights.readsEverything)
    return { value: found, kind: 'capped' };
  return { value: Math.max(found, await guess(engine, ctx, prepared)), kind: 'estimate' };
}

async function guess(engine: Engine, ctx: RecordContext, prepared: Prepared): Promise<number> {
  const { access, selection, key } = prepared;
  const compiled = engine.statements.get(ctx.plan, `guess ${key}`, () => guessStatement(ctx.plan, access, selection));
  const { rows } = await run<{ 'QUERY PLAN': readonly [{ Plan: { 'Plan Rows': number } }] }>(engine, ctx, {
    text: compiled.text,
    values: compiled.values(prepared.bindings),
  });
  return Math.round(rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0);
}
