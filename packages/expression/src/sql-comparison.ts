import Big from 'big.js';
import { decimalText } from './decimal.ts';
import type { Node } from './node.ts';
import { isSimple } from './node.ts';
import { bindArguments } from './sql-bind.ts';
import { castOf, fitsBigint, parameterOf } from './sql-constant.ts';
import { joinSql, param, raw, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { emit, emitAs } from './to-sql.ts';
import type { Polarity, SqlState } from './to-sql.ts';
import { isNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { unify } from './unify.ts';
import type { Value } from './value.ts';

type CompareNode = Extract<Node, { kind: 'compare' }>;
type MemberNode = Extract<Node, { kind: 'member' }>;

/** A comparison; equality is exact or uses the plain operator where NULL counts as false. */
export function emitComparison(node: CompareNode, state: SqlState, polarity: Polarity): Sql {
  const { operator, left, right } = node;
  const isEquality = operator === '==' || operator === '!=';
  if (isEquality && (left.type.kind === 'null' || right.type.kind === 'null')) {
    const subject = left.type.kind === 'null' ? right : left;
    if (subject.type.kind === 'null') return raw(operator === '==' ? 'TRUE' : 'FALSE');
    return sql`(${emit(subject, state, 'exact')} IS ${operator === '==' ? 'NULL' : 'NOT NULL'})`;
  }
  const target = commonType(left, right);
  const [a, b] = [emitOperand(left, target, state), emitOperand(right, target, state)];
  const nullables = [left, right].filter((side) => isNullable(side.type)).length;
  if (operator === '==') {
    const plain = nullables === 0 || (polarity === 'positive' && nullables === 1);
    return plain ? sql`(${a} = ${b})` : sql`(${a} IS NOT DISTINCT FROM ${b})`;
  }
  if (operator === '!=') return nullables === 0 ? sql`(${a} <> ${b})` : sql`(${a} IS DISTINCT FROM ${b})`;
  const collated = target.kind === 'string' ? sql`(${b} COLLATE "C")` : b;
  return sql`(${a} ${operator} ${collated})`;
}

/** The type both sides are written in: bigint beside a bigint column when the other side allows it. */
function commonType(left: Node, right: Node): ExpressionType {
  const common = unify(left.type, right.type) ?? left.type;
  if (left.type.kind === 'relation' && right.type.kind === 'relation') return left.type;
  if (common.kind !== 'number') return common;
  const bigint = [left, right].every(
    (side) => (side.type.kind === 'number' && side.type.integerColumn === true) || (side.kind === 'constant' && fitsBigint(side.value)),
  );
  const hasColumn = [left, right].some((side) => side.type.kind === 'number' && side.type.integerColumn === true);
  return bigint && hasColumn ? { kind: 'number', nullable: true, integerColumn: true } : { kind: 'number', nullable: true };
}

function emitOperand(node: Node, target: ExpressionType, state: SqlState): Sql {
  const asBigint = target.kind === 'number' && target.integerColumn === true && node.kind === 'constant';
  if (asBigint && node.value instanceof Big) return param(decimalText(node.value), 'bigint');
  return emitAs(node, target, state);
}

/** `x in list`: `= ANY` for constants, array operators for list columns, null-safe everywhere. */
export function emitMember(node: MemberNode, state: SqlState, polarity: Polarity): Sql {
  const { needle, list } = node;
  if (list.kind === 'list') return emitMemberOfLiteral(needle, list.items, state, polarity);
  const listItem = list.type.kind === 'list' ? list.type.item : list.type;
  const item = listItem.kind === 'null' ? needle.type : (unify(needle.type, listItem) ?? listItem);
  const value = emitAs(needle, item, state);
  const array = emit(list, state, 'exact');
  if (polarity === 'positive' && !isNullable(needle.type)) return sql`(${array} @> ARRAY[${value}])`;
  return sql`(array_position(${array}, ${value}) IS NOT NULL)`;
}

function emitMemberOfLiteral(needle: Node, items: readonly Node[], state: SqlState, polarity: Polarity): Sql {
  if (items.length === 0) return raw('FALSE');
  const values = constantsOf(items);
  if (values && needle.type.kind !== 'null') return emitAnyOf(needle, items, values, state, polarity);
  const bool: ExpressionType = { kind: 'bool', nullable: false };
  if (isSimple(needle)) {
    const tests = items.map((item) => emitComparison({ kind: 'compare', operator: '==', left: needle, right: item, type: bool }, state, polarity));
    return sql`(${joinSql(tests, ' OR ')})`;
  }
  const type = items.reduce<ExpressionType>((all, item) => unify(all, item.type) ?? all, needle.type);
  const exactType = type.kind === 'number' ? ({ kind: 'number', nullable: true } as const) : type;
  return bindArguments([emitAs(needle, exactType, state)], new Set(), ([value = raw('NULL')]) =>
    sql`(${joinSql(
      items.map((item) => sql`(${value} IS NOT DISTINCT FROM ${emitAs(item, exactType, state)})`),
      ' OR ',
    )})`,
  );
}

function emitAnyOf(needle: Node, items: readonly Node[], values: readonly Value[], state: SqlState, polarity: Polarity): Sql {
  const bigint = needle.type.kind === 'number' && needle.type.integerColumn === true && values.every(fitsBigint);
  const itemType = items[0]?.type ?? needle.type;
  const common = unify(needle.type, itemType) ?? itemType;
  const target: ExpressionType =
    common.kind === 'number' ? { kind: 'number', nullable: true, ...(bigint ? { integerColumn: true } : {}) } : common;
  const array = param(
    values.map((value) => parameterOf(value, target)),
    `${castOf(target)}[]`,
  );
  const test = sql`(${emitAs(needle, target, state)} = ANY(${array}))`;
  return polarity === 'positive' || !isNullable(needle.type) ? test : sql`COALESCE(${test}, FALSE)`;
}

/** The values of a list of known constants of one kind; undefined when it holds anything else. */
function constantsOf(items: readonly Node[]): Value[] | undefined {
  const values = items.map((item) => (item.kind === 'constant' ? item.value : null));
  const kinds = new Set(items.map((item) => item.type.kind));
  return values.includes(null) || kinds.size > 1 ? undefined : values;
}
