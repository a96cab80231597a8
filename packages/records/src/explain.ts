import { bindingsOf } from './context.ts';
import type { Engine, RecordContext } from './context.ts';
import { prepare, statementOf } from './read/list.ts';

export interface Explanation {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** What Postgres would do, as text. */
  readonly plan: readonly string[];
}

/** The statement of a list, the values it would run with, and the plan Postgres makes of it. Runs nothing. */
export async function explain(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Explanation> {
  const prepared = prepare(engine, ctx, entity, input);
  const { text, values = [] } = statementOf(engine, ctx, prepared, { kind: 'start' }).bind({
    ...bindingsOf(ctx),
    ...prepared.bindings,
  });
  const { rows } = await engine.database.slow.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values });
  return { sql: text, values, plan: rows.map((row) => row['QUERY PLAN']) };
}
