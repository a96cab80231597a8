import { compileSql, emptySql, ident, join, raw, slot, sql } from '@tessera/database';
import type { CompiledSql, Sql } from '@tessera/database';
import { createReader } from '@tessera/plan';
import type { Plan, Reader } from '@tessera/plan';
import type { Access } from '../context.ts';
import { filterSql } from './filter.ts';
import type { Filter } from './filter.ts';
import { recordColumns } from './record-json.ts';
import type { Shape } from './record-json.ts';
import { searchSql } from '../search/search-sql.ts';
import type { Search } from '../search/search-sql.ts';
import { afterSql, orderSql, tailSql } from './sort.ts';
import type { Position, SortOrder } from './sort.ts';

/** Which rows a list is about. */
export interface Selection {
  readonly filter?: Filter;
  readonly search?: Search | undefined;
  readonly deleted: boolean;
}

/** Which part of the order a statement reads: from the start, behind a row, or the rows whose first key is empty. */
export type Part =
  | { readonly kind: 'start' }
  | { readonly kind: 'after'; readonly position: Position }
  | { readonly kind: 'tail' };

const table = 't';

/** WHERE of a list: live or deleted, within the caller's scope, the filter, the search. */
export function whereSql(reader: Reader, { entity }: Access, alias: string, selection: Selection): Sql {
  const conditions: Sql[] = [];
  if (selection.deleted) {
    conditions.push(
      sql`${ident(alias, 'deleted_at')} is not null`,
      reader.allowed(entity, alias, 'read'),
      reader.allowed(entity, alias, 'delete'),
    );
  } else {
    if (entity.directory) conditions.push(sql`${ident(alias, 'deleted_at')} is null`);
    conditions.push(reader.visible(entity, alias));
  }
  if (selection.filter) conditions.push(filterSql(reader, entity, alias, selection.filter));
  if (selection.search) conditions.push(searchSql(reader, entity, alias, selection.search));
  return join(conditions, ' and ');
}

/**
 * A page in one statement, answered as one row: `items` (JSON texts joined by commas), `n` (rows found), `k` (sort keys of
 * the row in place `limit`). Bind `limit` beside the caller and the filter.
 * Why the limit stands in the text: with a parameter Postgres plans for a tenth of the table.
 */
export function listStatement(
  plan: Plan,
  access: Access,
  selection: Selection,
  order: SortOrder,
  shape: Shape,
  part: Part,
  limit: number,
): CompiledSql {
  const { entity } = access;
  const reader = createReader(plan, access.viewer);
  const conditions = [whereSql(reader, access, table, selection)];
  if (part.kind === 'after') conditions.push(afterSql(reader, entity, table, order, part.position));
  if (part.kind === 'tail') conditions.push(tailSql(reader, table, order));
  const orderBy = join(orderSql(reader, table, order));
  const keys = order.keys.map(
    ({ field }, index) => sql`, (${reader.sortKey(field, table)})::text as ${ident(`_k${index}`)}`,
  );
  const columns = entity.fields.flatMap((field) => field.columns.map(({ name }) => ident(table, name)));
  const owner = entity.field('owner') || entity.directory ? [] : [ident(table, 'owner_id')];
  const page = sql`select ${join([...columns, ...owner])}, row_number() over (order by ${orderBy}) as "_n"${join(keys, '')}
    from ${reader.table(entity)} ${ident(table)} where ${join(conditions, ' and ')} order by ${orderBy} limit ${raw(String(limit + 1))}`;
  const key = sql`jsonb_build_array(${join([...order.keys.map((_, index) => ident(table, `_k${index}`)), sql`${ident(table, 'id')}::text`])})::text`;
  const json = recordColumns(reader, entity, table, shape);
  const cut = slot('limit', 'bigint');
  const text = sql`select string_agg(p.j, ',' order by p.n) filter (where p.n <= ${cut}) as items, count(*)::integer as n, max(p.k) as k
    from (select row_to_json(r)::text as j, ${ident(table, '_n')} as n, case when ${ident(table, '_n')} = ${cut} then ${key} end as k from (${page}) ${ident(table)} cross join lateral (select ${json}) r) p`;
  return compileSql(text, `list_${entity.table}`);
}

/** One row per record of a selection, at most `most` when given. */
function selectionSql(plan: Plan, access: Access, selection: Selection, most?: number): Sql {
  const reader = createReader(plan, access.viewer);
  const where = whereSql(reader, access, table, selection);
  return sql`select 1 from ${reader.table(access.entity)} ${ident(table)} where ${where}${most === undefined ? emptySql : raw(` limit ${most}`)}`;
}

/** How many rows a selection holds, counted to `most` and one more. */
export function countStatement(plan: Plan, access: Access, selection: Selection, most: number): CompiledSql {
  return compileSql(
    sql`select count(*)::integer as n from (${selectionSql(plan, access, selection, most + 1)}) c`,
    `count_${access.entity.table}`,
  );
}

/** The planner's view of a selection. */
export function guessStatement(plan: Plan, access: Access, selection: Selection): CompiledSql {
  return compileSql(sql`explain (format json) ${selectionSql(plan, access, selection)}`);
}
