import Big from 'big.js';
import { decimalText } from './decimal.ts';
import type { Node } from './node.ts';
import { castOf, fitsBigint, parameterOf } from './sql-constant.ts';
import { joinSql, param, raw, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { emitAs } from './sql-emit.ts';
import type { Polarity, SqlState } from './sql-emit.ts';
import { isNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { unify } from './unify.ts';

type CompareNode = Extract<Node, { kind: 'compare' }>;
type MemberNode = Extract<Node, { kind: 'member' }>;

/** A comparison; equality is exact or uses the plain operator where NULL counts as false. */
export function emitComparison(node: CompareNode, state: SqlState, polarity: Polarity): Sql {
  const { operator, left, right } = node;
  const isEquality = operator === '==' || operator === '!=';
  if (isEquality && (left.type.kind === 'null' || right.type.kind === 'null')) {
    const subject = left.type.kind === 'null' ? right : left;
    if (subject.type.kind === 'null') return raw(operator === '==' ? 'TRUE' : 'FALSE');
    return sql`(${state.emit(subject, state, 'exact')} IS ${operator === '==' ? 'NULL' : 'NOT NULL'})`;
  }
  const target = isBigint(left.type) ? commonType(left.type, right) : commonType(right.type, left);
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

/** The type both sides are written in: bigint only when every number is a bigint column or fits one. */
function commonType(common: ExpressionType, node: Node): ExpressionType {
  const { type } = node;
  if (common.kind === 'relation' && type.kind === 'relation') return common;
  const wider = unify(common, type) ?? common;
  if (wider.kind !== 'number') return wider;
  const stays = isBigint(common) && (isBigint(type) || (node.kind === 'constant' && fitsBigint(node.value)));
  return stays ? bigint : numeric;
}

const numeric: ExpressionType = { kind: 'number', nullable: true };
const bigint: ExpressionType = { kind: 'number', nullable: true, integerColumn: true };

function isBigint(type: ExpressionType): boolean {
  return type.kind === 'number' && type.integerColumn === true;
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
  const array = state.emit(list, state, 'exact');
  if (list.kind === 'read' && list.source.kind === 'root') return memberOfKnown(value, array, needle, polarity);
  if (polarity === 'positive' && !isNullable(needle.type)) return sql`(${array} @> ARRAY[${value}])`;
  return sql`(array_position(${array}, ${value}) IS NOT NULL)`;
}

/** Of a list that is the same for every row: the column stays bare, so that its index is used. */
function memberOfKnown(value: Sql, array: Sql, needle: Node, polarity: Polarity): Sql {
  const test = sql`(${value} = ANY(${array}))`;
  return polarity === 'positive' || !isNullable(needle.type) ? test : sql`COALESCE(${test}, FALSE)`;
}

function emitMemberOfLiteral(needle: Node, items: readonly Node[], state: SqlState, polarity: Polarity): Sql {
  if (items.length === 0) return raw('FALSE');
  const target = items.reduce<ExpressionType>((common, item) => commonType(common, item), needle.type);
  const value = emitOperand(needle, target, state);
  const array = constantArray(items, target) ?? emittedArray(items, target, state);
  if (items.some((item) => isNullable(item.type))) return sql`(array_position(${array}, ${value}) IS NOT NULL)`;
  return memberOfKnown(value, array, needle, polarity);
}

/** Known constants travel as one array parameter. */
function constantArray(items: readonly Node[], target: ExpressionType): Sql | undefined {
  const values = items.map((item) => (item.kind === 'constant' ? item.value : null));
  if (values.includes(null)) return undefined;
  return param(
    values.map((value) => parameterOf(value, target)),
    `${castOf(target)}[]`,
  );
}

function emittedArray(items: readonly Node[], target: ExpressionType, state: SqlState): Sql {
  return sql`ARRAY[${joinSql(
    items.map((item) => emitOperand(item, target, state)),
    ', ',
  )}]::${castOf(target)}[]`;
}
