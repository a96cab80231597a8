import { compileSql, join, param, raw, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { createReader, viewerOf } from '@tessera/plan';
import type { EntityPlan, Reader, Viewer } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { bindingsOf } from '../context.ts';
import type { Engine, RecordContext } from '../context.ts';
import { run } from '../run-statement.ts';
import { termsOf } from './grams.ts';
import { indexedFields } from './indexed-fields.ts';
import { entriesSql, readableFields, searchBindings, wordsSql } from './search-sql.ts';

/** What to look for, over all entities or in one. */
export interface FindQuery {
  readonly text: string;
  readonly entity?: string | undefined;
  /** Most records of one entity. */
  readonly limit?: number | undefined;
}

/** A record that was found. */
export interface Found {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
  /** The field in which the first term stands, and what stands there. */
  readonly field: string;
  readonly value: string | null;
  /** The larger the better: 4 begins so, 3 holds it, 2 sounds so from the start, 1 elsewhere. */
  readonly rank: number;
}

const standardLimit = 5;

/**
 * Records of all entities the caller may read in which every term stands in a field they may read, best first.
 * One statement. Why young ids and not the last change break ties: a change may be hidden from the caller.
 */
export async function find(engine: Engine, ctx: RecordContext, query: FindQuery): Promise<readonly Found[]> {
  const viewer = viewerOf(ctx.plan.rights(ctx.principal.roles));
  const { text, limit = standardLimit } = query;
  if (query.entity !== undefined && !ctx.plan.entity(query.entity))
    throw new Refusal('entity_unknown', { entity: query.entity });
  const entities = ctx.plan.entities.filter(
    (entity) =>
      !entity.directory &&
      viewer.rights(entity.id)?.read !== false &&
      (query.entity === undefined || query.entity === entity.id),
  );
  const terms = termsOf(text).length;
  if (terms === 0 || entities.length === 0) return [];
  const compiled = engine.statements.get(ctx.plan, `find ${viewer.key} ${query.entity ?? ''} ${terms}`, () => {
    const branches = entities.flatMap((entity) => branchSql(engine, ctx, viewer, entity, terms) ?? []);
    return compileSql(
      branches.length === 0 ? sql`select 1 where false` : join(branches, ' union all '),
      `find_${terms}`,
    );
  });
  const indexed = entities.map((entity) => indexedFields(engine.statements, ctx.plan, entity));
  const bindings = { ...bindingsOf(ctx), ...searchBindings(text, indexed), limit };
  const { rows } = await run<Found>(engine, ctx, compiled.bind(bindings));
  return rows.toSorted((a, b) => b.rank - a.rank);
}

function branchSql(
  engine: Engine,
  ctx: RecordContext,
  viewer: Viewer,
  entity: EntityPlan,
  terms: number,
): Sql | undefined {
  const reader: Reader = createReader(ctx.plan, viewer);
  const indexed = indexedFields(engine.statements, ctx.plan, entity);
  const fields = readableFields(reader, entity, indexed);
  const [title] = fields;
  if (!title) return undefined;
  const term = slot('q0', 'text');
  const hits = fields.map(({ field }) => ({
    holds: sql`strpos(${wordsSql(field.key)}, ${term}) > 0`,
    key: param(field.key, 'text'),
    value: sql`left(${field.store.search?.(field.document, reader.column(field, 't')) ?? raw('null::text')}, 200)`,
  }));
  const first = wordsSql(title.field.key);
  const rank = sql`case when starts_with(${first}, ${term}) then 4 when strpos(split_part(${first}, E'\\n', 1), ${term}) > 0 then 3
    when strpos(${first}, E'\\n' || ${term}) > 0 then 2 else 1 end`;
  const choose = (part: 'key' | 'value'): Sql =>
    sql`case ${join(
      hits.map((hit) => sql`when ${hit.holds} then ${hit[part]}`),
      ' ',
    )} end`;
  return sql`(select ${param(entity.id, 'text')} as entity, t.id, ${reader.title(entity, 't')} as title, ${choose('key')} as field, ${choose('value')} as value, ${rank} as rank
    from tessera.search_entry s join ${reader.table(entity)} t on t.id = s.record
    where ${entriesSql(ctx.plan, entity, fields, terms)} and ${reader.visible(entity, 't')}
    order by rank desc, t.id desc limit ${slot('limit', 'int')})`;
}
