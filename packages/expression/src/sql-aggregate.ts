import type { AggregateNode } from './node.ts';
import { isSimple } from './node.ts';
import { bindArguments } from './sql-bind.ts';
import { raw, sql } from './sql.ts';
import type { Sql, SqlCollection } from './sql.ts';
import { emitAs, emitBool } from './sql-emit.ts';
import type { Polarity, SqlState } from './sql-emit.ts';
import { isNullable } from './type.ts';
import { assert } from '@tessera/std';

interface Source {
  readonly from: Sql;
  readonly where: Sql;
  readonly inner: SqlState;
}

/** A macro as a sub-select. Values are computed in a derived table first, so that no outer column turns the aggregate into an outer one. */
export function sqlAggregate(node: AggregateNode, state: SqlState, polarity: Polarity): Sql {
  const { over } = node;
  if (over.kind === 'collection') return summarize(node, collectionSource(node, state), polarity);
  const list = state.emit(over, state, 'exact');
  if (!isNullable(over.type)) return summarize(node, listSource(node, list, state), polarity);
  return bindArguments([list], isSimple(over) ? new Set([list]) : new Set(), ([bound = list]) => {
    const known = summarize(node, listSource(node, bound, state), 'exact');
    return sql`(CASE WHEN ${bound} IS NOT NULL THEN ${known} END)`;
  });
}

function collectionSource(node: AggregateNode, state: SqlState): Source {
  const { over } = node;
  assert(over.kind === 'collection' && over.source.kind !== 'variable', 'collections of collections have no SQL');
  const path = over.source.kind === 'root' ? [over.source.root, ...over.path] : over.path;
  const collection = state.dialect.collection(path);
  return { from: collection.from, where: collection.where, inner: withSlot(state, node.slot, collection) };
}

function listSource(node: AggregateNode, list: Sql, state: SqlState): Source {
  const alias = `item_${node.slot}`;
  return {
    from: sql`unnest(${list}) AS ${alias}(value)`,
    where: raw('TRUE'),
    inner: withSlot(state, node.slot, raw(`${alias}.value`)),
  };
}

function withSlot(state: SqlState, slot: number, content: SqlCollection | Sql): SqlState {
  const slots = [...state.slots];
  slots[slot] = content;
  return { ...state, slots };
}

function summarize(node: AggregateNode, source: Source, polarity: Polarity): Sql {
  const { from, where, inner } = source;
  const { body } = node;
  if (!body) return sql`(SELECT count(*)::numeric FROM ${from} WHERE ${where})`;
  switch (node.macro) {
    case 'count':
      return sql`(SELECT count(*)::numeric FROM ${from} WHERE ${where} AND ${emitBool(body, inner, 'positive')})`;
    case 'exists':
    case 'all':
      return judge(node, source, polarity);
    default: {
      const target =
        node.macro === 'sum' || node.macro === 'avg' ? ({ kind: 'number', nullable: true } as const) : node.type;
      const values = sql`(SELECT ${emitAs(body, target, inner)} AS value FROM ${from} WHERE ${where}) AS counted`;
      return sql`(SELECT ${folded(node)} FROM ${values})`;
    }
  }
}

function folded(node: AggregateNode): Sql {
  switch (node.macro) {
    case 'sum':
      return raw('COALESCE(sum(counted.value), 0)');
    case 'avg':
      return raw('round(round(sum(counted.value), 30) / NULLIF(count(counted.value), 0), 12)');
    default: {
      const collation = node.type.kind === 'string' ? ' COLLATE "C"' : '';
      return raw(`${node.macro}(counted.value${collation})`);
    }
  }
}

function judge(node: AggregateNode, { from, where, inner }: Source, polarity: Polarity): Sql {
  const body = node.body ?? node.over;
  const isExists = node.macro === 'exists';
  if (polarity === 'positive' || !isNullable(body.type)) {
    const test = emitBool(body, inner, isExists ? 'positive' : 'exact');
    return isExists
      ? sql`EXISTS (SELECT 1 FROM ${from} WHERE ${where} AND ${test})`
      : sql`(NOT EXISTS (SELECT 1 FROM ${from} WHERE ${where} AND ${test} IS NOT TRUE))`;
  }
  const values = sql`(SELECT ${emitBool(body, inner, 'exact')} AS value FROM ${from} WHERE ${where}) AS judged`;
  const verdict = isExists
    ? 'CASE WHEN bool_or(judged.value) THEN TRUE WHEN bool_or(judged.value IS NULL) THEN NULL ELSE FALSE END'
    : 'CASE WHEN NOT bool_and(judged.value) THEN FALSE WHEN bool_or(judged.value IS NULL) THEN NULL ELSE TRUE END';
  return sql`(SELECT ${verdict} FROM ${values})`;
}
