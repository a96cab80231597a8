import { compileSql, ident, join, raw, slot, sql } from '@tessera/database';
import type { CompiledSql, Sql } from '@tessera/database';
import { compileExpression, toSql } from '@tessera/expression';
import type { Sql as ExpressionSql, SqlDialect } from '@tessera/expression';
import { createReader } from '@tessera/plan';
import type { Plan } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { accessTo, bindingsOf } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { readAggregateQuery } from './aggregate-query.ts';
import type { AggregateQuery } from './aggregate-query.ts';
import { readFilterTree, shapeText } from './filter.ts';
import type { Filter } from './filter.ts';
import { gathered, readGroup } from './group.ts';
import { whereSql } from './list-statement.ts';
import { readMeasure } from './measure.ts';
import type { MeasureSql } from './measure.ts';
import { modeKey, searchBindings, searchOf } from '../search/search-sql.ts';
import type { Search } from '../search/search-sql.ts';

/** Sums over the records the caller may read, as JSON text: `{items: [{group, values}]}`, ordered by the group. */
export async function aggregate(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { statement } = prepareAggregate(engine, ctx, entity, input);
  const { rows } = await run<{ items: string | null }>(engine, ctx, statement, engine.database.slow);
  return `{"items":[${rows[0]?.items ?? ''}]}`;
}

export function prepareAggregate(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  input: Readonly<Record<string, unknown>>,
) {
  const query = readAggregateQuery(input);
  const access = accessTo(ctx, entity, 'read');
  const filter = query.filter === undefined ? undefined : readFilterTree(ctx.plan, access.entity, query.filter);
  const search = searchOf(engine, ctx.plan, access.entity, query.search);
  const key = `aggregate ${access.viewer.key} ${entity} ${JSON.stringify([query.groupBy, query.measures, query.having, query.sort, search && modeKey(search.mode)])} ${shapeText(filter)}`;
  const compiled = engine.statements.get(ctx.plan, key, () =>
    aggregateStatement(ctx.plan, access, query, { filter, search }),
  );
  const bindings: Record<string, unknown> = { ...bindingsOf(ctx), limit: query.limit };
  if (search) Object.assign(bindings, searchBindings(query.search ?? '', [search.indexed]));
  for (const param of filter?.params ?? []) bindings[param.name] = param.value;
  return { statement: compiled.bind(bindings), compiled };
}

function aggregateStatement(
  plan: Plan,
  access: Access,
  query: AggregateQuery,
  { filter, search }: { readonly filter: Filter | undefined; readonly search: Search | undefined },
): CompiledSql {
  const { entity } = access;
  const reader = createReader(plan, access.viewer);
  const groups = query.groupBy.map((name) => readGroup(access, reader, name));
  const measures = Object.entries(query.measures).map(([name, measure]) => readMeasure(access, reader, name, measure));
  const where = whereSql(reader, access, 't', {
    search,
    deleted: false,
    ...(filter && { filter }),
  });
  const columns = [
    ...groups.map(({ value }, place) => sql`${value} as ${ident(`k${place}`)}`),
    ...measures.map(({ value }, place) => sql`${value} as ${ident(`m${place}`)}`),
    ...measures.flatMap(({ currency }, place) => (currency ? [sql`${currency} as ${ident(`c${place}`)}`] : [])),
  ];
  const by = groups.length > 0 ? sql` group by ${join(groups.map((_, place) => raw(String(place + 1))))}` : sql``;
  const table = sql`select ${join(columns)} from ${reader.table(entity)} t where ${where}${by}`;
  const order = orderSql(query, groups.length);
  const having = query.having === undefined ? raw('true') : havingSql(plan, query.having, measures);
  const group = objectSql(groups.map(({ name, json }, place) => [name, json(gathered('k', place))]));
  const values = objectSql(
    measures.map(({ name, json }, place) => [name, json(gathered('m', place), gathered('c', place))]),
  );
  const rows = sql`select jsonb_build_object('group', ${group}, 'values', ${values})::text as j, row_number() over (${order}) as n from (${table}) g where ${having}${order} limit ${slot('limit', 'bigint')}`;
  return compileSql(sql`select string_agg(r.j, ',' order by r.n) as items from (${rows}) r`, `sum_${entity.table}`);
}

/** As the query sorts, then by the groups, so that pages of groups are stable. */
function orderSql({ sort, groupBy, measures }: AggregateQuery, groups: number): Sql {
  const named = (sort ?? []).map((key) => {
    const name = key.replace(/^-/, '');
    const place = groupBy.indexOf(name);
    const column = place >= 0 ? gathered('k', place) : gathered('m', Object.keys(measures).indexOf(name));
    return sql`${column} ${raw(key.startsWith('-') ? 'desc' : 'asc')} nulls last`;
  });
  const rest = groupBy.slice(0, groups).map((_, place) => sql`${gathered('k', place)} nulls last`);
  return named.length + rest.length > 0 ? sql` order by ${join([...named, ...rest])}` : sql``;
}

/** Names come from patterns that hold letters, digits, `_` and `:` only. */
function objectSql(members: readonly (readonly [string, Sql])[]): Sql {
  return sql`jsonb_build_object(${join(members.map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`))})`;
}

/** A condition over the measures. */
function havingSql(plan: Plan, text: string, measures: readonly MeasureSql[]): Sql {
  const types = new Map(measures.map(({ name, type }) => [name, type]));
  const scope = { names: (name: string) => types.get(name), members: () => undefined, list: () => [...types.keys()] };
  const compiled = compileExpression(text, scope, { context: 'filter' });
  if (!('typed' in compiled)) {
    throw new Refusal(
      'filter_invalid',
      {},
      compiled.issues.map((each) => ({ ...each, path: `/having${each.path}` })),
    );
  }
  const dialect: SqlDialect = {
    column: ([name = '']) =>
      gathered(
        'm',
        measures.findIndex((measure) => measure.name === name),
      ) as ExpressionSql,
    collection: () => {
      throw new Refusal('filter_invalid');
    },
    now: slot('now', 'timestamptz') as ExpressionSql,
    timeZone: sql`${raw(`'${plan.timeZone.replaceAll("'", '')}'`)}::text` as ExpressionSql,
  };
  return toSql(compiled.typed, dialect, { position: 'where' });
}
