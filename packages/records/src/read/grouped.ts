import { compileSql, ident, join, raw, sql } from '@tessera/database';
import type { CompiledSql } from '@tessera/database';
import { createReader } from '@tessera/plan';
import type { Plan } from '@tessera/plan';
import { issue, Refusal } from '@tessera/std';
import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { readGroup } from './group.ts';
import { whereSql } from './list-statement.ts';
import { prepare } from './list.ts';
import type { Prepared } from './list.ts';
import { recordColumns } from './record-json.ts';
import { orderSql } from './sort.ts';

/** Groups of one answer at most; their rows are what takes time. */
const mostGroups = 200;

/**
 * The first rows of every group of a list in one statement, as JSON text: `{items: [{group, rows}]}`, ordered by the group.
 * Input: that of a list, and `groupBy` as an aggregate takes it (`stage`, `closeDate:month`); `limit` counts per group.
 */
export async function grouped(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  { groupBy, ...input }: Readonly<Record<string, unknown>>,
): Promise<string> {
  if (typeof groupBy !== 'string' || 'cursor' in input || 'count' in input)
    throw new Refusal('query_invalid', {}, [issue('/groupBy', 'parameter_invalid', { expected: 'groupBy, limit' })]);
  const prepared = prepare(engine, ctx, entity, input);
  const { key, query, bindings } = prepared;
  const compiled = engine.statements.get(ctx.plan, `grouped ${groupBy} ${query.limit} ${key}`, () =>
    groupedStatement(ctx.plan, prepared, groupBy),
  );
  const { rows } = await run<{ items: string | null }>(engine, ctx, compiled.bind(bindings), engine.database.slow);
  return `{"items":[${rows[0]?.items ?? ''}]}`;
}

function groupedStatement(plan: Plan, prepared: Prepared, groupBy: string): CompiledSql {
  const { access, selection, order, shape, query } = prepared;
  const { entity } = access;
  const reader = createReader(plan, access.viewer);
  const group = readGroup(access, reader, groupBy);
  const where = whereSql(reader, access, 't', selection);
  const columns = entity.fields.flatMap((field) => field.columns.map(({ name }) => ident('t', name)));
  const owner = entity.field('owner') || entity.directory ? [] : [ident('t', 'owner_id')];
  const all = sql`select ${join([...columns, ...owner])}, ${group.value} as "_g" from ${reader.table(entity)} t where ${where}`;
  const numbered = sql`select t.*, row_number() over (partition by t."_g" order by ${join(orderSql(reader, 't', order))}) as "_n" from (${all}) t`;
  const json = recordColumns(reader, entity, 't', shape);
  const rows = sql`select row_to_json(r)::text as j, t."_n" as n, t."_g" as g from (${numbered}) t cross join lateral (select ${json}) r where t."_n" <= ${raw(String(query.limit))}`;
  const groups = sql`select p.g, string_agg(p.j, ',' order by p.n) as items from (${rows}) p group by p.g order by p.g nulls last limit ${raw(String(mostGroups))}`;
  return compileSql(
    sql`select string_agg('{"group":' || coalesce(to_jsonb(${group.json(ident('g', 'g'))})::text, 'null') || ',"rows":[' || g.items || ']}', ',' order by g.g nulls last) as items from (${groups}) g`,
    `grouped_${entity.table}`,
  );
}
