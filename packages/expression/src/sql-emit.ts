import type { Node } from './node.ts';
import { castOf } from './sql-constant.ts';
import { joinSql, raw, sql } from './sql.ts';
import type { Sql, SqlCollection, SqlDialect } from './sql.ts';
import type { ExpressionType } from './type.ts';

/**
 * How a condition is read where it stands. `positive`: NULL counts as false there (WHERE, and below AND and OR of it),
 * so plain operators that use indexes are right. `exact`: NULL, true and false must come out as they are.
 */
export type Polarity = 'exact' | 'positive';

/** What the SQL writer carries along. */
export interface SqlState {
  readonly dialect: SqlDialect;
  /** By slot: the collection a macro runs over, or the SQL of a list's item. */
  readonly slots: readonly (SqlCollection | Sql)[];
  /** Writes a node below. */
  emit(node: Node, state: SqlState, polarity: Polarity): Sql;
}

/** A node as the SQL type of `target`; both have been unified before. */
export function emitAs(node: Node, target: ExpressionType, state: SqlState, polarity: Polarity = 'exact'): Sql {
  if (node.type.kind === 'null') return raw(`NULL::${castOf(target)}`);
  if (target.kind === 'number' && !target.integerColumn) return emitNumber(node, state);
  if (target.kind === 'string' && node.type.kind === 'relation')
    return sql`(${state.emit(node, state, 'exact')})::text`;
  if (node.kind === 'list' && target.kind === 'list') {
    const items = node.items.map((item) => emitAs(item, target.item, state));
    return sql`ARRAY[${joinSql(items, ', ')}]::${castOf(target)}`;
  }
  return state.emit(node, state, polarity);
}

/** A number as numeric; bigint columns are cast. */
export function emitNumber(node: Node, state: SqlState): Sql {
  const value = state.emit(node, state, 'exact');
  if (node.type.kind === 'null') return raw('NULL::numeric');
  return node.type.kind === 'number' && node.type.integerColumn ? sql`(${value})::numeric` : value;
}

/** A condition; the constant null has no type of its own. */
export function emitBool(node: Node, state: SqlState, polarity: Polarity): Sql {
  return node.type.kind === 'null' ? raw('NULL::boolean') : state.emit(node, state, polarity);
}
