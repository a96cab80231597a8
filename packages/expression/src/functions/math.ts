import type Big from 'big.js';
import {
  approximate,
  ceiling,
  decimal,
  exact,
  floor,
  remainder,
  roundDown,
  roundTo,
  roundUp,
  zero,
} from '../decimal.ts';
import type { FunctionDefinition, Lacks, RunContext } from '../function-definition.ts';
import { joinSql, raw, sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import { isNullable } from '../type.ts';
import type { ExpressionType } from '../type.ts';
import { numberType, widerScale } from '../unify.ts';
import { compareValues } from '../value.ts';
import type { Value } from '../value.ts';
import { describe } from './describe.ts';
import type { Described } from './describe.ts';

const none = raw('NULL');
const inexact = (): Lacks => ({ filter: 'capability_inexact', generated: 'capability_inexact' });

/** A decimal argument of a strict function. */
export function asBig(value: Value | undefined): Big {
  return (value ?? zero) as Big;
}

function scaleOf(type: ExpressionType | undefined): number | undefined {
  return type?.kind === 'number' ? type.scale : undefined;
}

const sameScale = (types: readonly ExpressionType[]): ExpressionType => numberType(false, scaleOf(types[0]));
const whole = (): ExpressionType => numberType(false, 0);
const anyScale = (): ExpressionType => numberType(false, undefined);

function rounding(
  name: string,
  aliases: readonly string[],
  round: (value: Big, digits: number) => Big,
  toSql: (value: Sql, digits: Sql) => Sql,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['number', 'digits'],
    optional: 1,
    result: (types) => numberType(false, types.length === 1 || scaleOf(types[0]) === 0 ? 0 : undefined),
    run: ([value, digits]) => round(asBig(value), digits === undefined ? 0 : asBig(digits).toNumber()),
    sql: ([value = none, digits = raw('0')]) => toSql(value, sql`(${digits})::integer`),
    ...described,
  };
}

function plain(
  name: string,
  aliases: readonly string[],
  result: FunctionDefinition['result'],
  calculate: (value: Big) => Big | null,
  toSql: ((value: Sql) => Sql) | undefined,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['number'],
    partial: toSql === undefined,
    result,
    run: ([value]) => calculate(asBig(value)),
    ...(toSql ? { sql: ([value = none]) => toSql(value) } : { lacks: inexact }),
    ...described,
  };
}

/** Functions of several numbers skip what is empty, as spreadsheets do. */
function skipping(
  name: string,
  aliases: readonly string[],
  fold: (values: readonly Value[]) => Value,
  toSql: (args: readonly Sql[]) => Sql,
  parts: Described & Pick<FunctionDefinition, 'result'> & Partial<FunctionDefinition>,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['number', 'number'],
    repeats: true,
    strict: false,
    run: (args) => fold(args.filter((value) => value !== null)),
    sql: toSql,
    ...parts,
  };
}

const widest = (types: readonly ExpressionType[], nullable: boolean): ExpressionType =>
  numberType(nullable, types.map((type) => (type.kind === 'null' ? 0 : scaleOf(type))).reduce(widerScale, 0));
const extreme = (types: readonly ExpressionType[]): ExpressionType => widest(types, types.every(isNullable));
const add = (values: readonly Value[]): Big => values.reduce<Big>((total, value) => total.plus(asBig(value)), zero);
const pick = (sign: number) => (values: readonly Value[]) =>
  values.reduce<Value>((best, value) => (best === null || compareValues(value, best) * sign > 0 ? value : best), null);

function roundUpSql(value: Sql, digits: Sql): Sql {
  const cut = sql`trunc(${value}, ${digits})`;
  return sql`(${cut} + CASE WHEN ${value} = ${cut} THEN 0 ELSE sign(${value}) * power(10::numeric, -${digits}) END)`;
}

function power(base: Big, exponent: Big): Big | null {
  const index = exponent.toNumber();
  if (Number.isInteger(index) && index >= 0 && index <= 64 && base.c.length * index < 1000) return base.pow(index);
  return approximate(base.toNumber() ** index);
}

function parseNumber([text]: readonly Value[], _context: RunContext): Value {
  const plainText = typeof text === 'string' ? text.trim().replaceAll(',', '') : '';
  return plainText.length > 76 ? null : decimal(plainText);
}

export const mathFunctions: readonly FunctionDefinition[] = [
  plain(
    'abs',
    ['ABS', '绝对值'],
    sameScale,
    (x) => x.abs(),
    (x) => sql`abs(${x})`,
    describe('abs(number)', '绝对值', '去掉正负号。', 'The number without its sign.'),
  ),
  plain(
    'sign',
    ['SIGN', '符号'],
    whole,
    (x) => exact(x.cmp(0)),
    (x) => sql`sign(${x})`,
    describe('sign(number)', '符号', '正数 1，零 0，负数 -1。', '1, 0 or -1.'),
  ),
  plain(
    'floor',
    ['FLOOR', 'INT', '向下取整', '取整'],
    whole,
    floor,
    (x) => sql`floor(${x})`,
    describe('floor(number)', '向下取整', '不大于它的最大整数。', 'The largest whole number not above it.'),
  ),
  plain(
    'ceil',
    ['CEIL', 'CEILING', '向上取整'],
    whole,
    ceiling,
    (x) => sql`ceil(${x})`,
    describe('ceil(number)', '向上取整', '不小于它的最小整数。', 'The smallest whole number not below it.'),
  ),
  rounding(
    'round',
    ['ROUND', '四舍五入'],
    roundTo,
    (x, n) => sql`round(${x}, ${n})`,
    describe('round(number, digits?)', '四舍五入', '四舍五入到若干位小数。', 'Rounds half away from zero.'),
  ),
  rounding(
    'roundDown',
    ['ROUNDDOWN', 'TRUNC', '截断'],
    roundDown,
    (x, n) => sql`trunc(${x}, ${n})`,
    describe('roundDown(number, digits?)', '截断', '向零舍去多余的位数。', 'Drops digits, towards zero.'),
  ),
  {
    ...rounding(
      'roundUp',
      ['ROUNDUP', '进位'],
      roundUp,
      roundUpSql,
      describe('roundUp(number, digits?)', '进位', '远离零进位到若干位小数。', 'Rounds away from zero.'),
    ),
    binds: true,
    sql: ([value = none, digits = raw('0')], { bind }) =>
      bind([value], ([x = none]) => roundUpSql(x, sql`(${digits})::integer`)),
  },
  {
    name: 'mod',
    aliases: ['MOD', '取余', '余数'],
    style: 'function',
    parameters: ['number', 'number'],
    partial: true,
    result: (types) => widest(types, true),
    run: ([a, b]) => {
      const rest = remainder(asBig(a), asBig(b));
      return rest === null || rest.eq(0) || rest.gt(0) === asBig(b).gt(0) ? rest : rest.plus(asBig(b));
    },
    binds: true,
    sql: (args, { bind }) =>
      bind(args, ([a = none, b = none]) => sql`(((${a} % NULLIF(${b}, 0)) + ${b}) % NULLIF(${b}, 0))`),
    ...describe(
      'mod(number, divisor)',
      '余数',
      '余数，符号与除数相同。',
      'The remainder, with the sign of the divisor.',
    ),
  },
  skipping(
    'sum',
    ['SUM', '求和', '合计'],
    add,
    (args) =>
      sql`(${joinSql(
        args.map((x) => sql`COALESCE(${x}, 0)`),
        ' + ',
      )})`,
    {
      result: (types) => widest(types, false),
      ...describe('sum(a, b, …)', '求和', '各数之和，空值不计。', 'The sum; empty values are skipped.'),
    },
  ),
  skipping('min', ['MIN', '最小值'], pick(-1), (args) => sql`LEAST(${joinSql(args, ', ')})`, {
    result: extreme,
    ...describe('min(a, b, …)', '最小值', '最小的数，空值不计。', 'The smallest; empty values are skipped.'),
  }),
  skipping('max', ['MAX', '最大值'], pick(1), (args) => sql`GREATEST(${joinSql(args, ', ')})`, {
    result: extreme,
    ...describe('max(a, b, …)', '最大值', '最大的数，空值不计。', 'The largest; empty values are skipped.'),
  }),
  plain(
    'sqrt',
    ['SQRT', '平方根'],
    anyScale,
    (x) => approximate(Math.sqrt(x.toNumber())),
    undefined,
    describe('sqrt(number)', '平方根', '平方根，12 位有效数字。', 'Square root, 12 digits.'),
  ),
  plain(
    'ln',
    ['LN', '自然对数'],
    anyScale,
    (x) => approximate(Math.log(x.toNumber())),
    undefined,
    describe('ln(number)', '自然对数', '自然对数，12 位有效数字。', 'Natural logarithm, 12 digits.'),
  ),
  plain(
    'log10',
    ['LOG10', 'LOG', '对数'],
    anyScale,
    (x) => approximate(Math.log10(x.toNumber())),
    undefined,
    describe('log10(number)', '常用对数', '以 10 为底的对数，12 位有效数字。', 'Logarithm to base 10, 12 digits.'),
  ),
  plain(
    'exp',
    ['EXP'],
    anyScale,
    (x) => approximate(Math.exp(x.toNumber())),
    undefined,
    describe('exp(number)', 'e 的幂', 'e 的若干次方，12 位有效数字。', 'e to a power, 12 digits.'),
  ),
  {
    name: 'power',
    aliases: ['POWER', 'POW', '乘方', '幂'],
    style: 'function',
    parameters: ['number', 'number'],
    partial: true,
    result: anyScale,
    run: ([a, b]) => power(asBig(a), asBig(b)),
    lacks: inexact,
    ...describe('power(number, exponent)', '乘方', '若干次方。', 'The number to a power.'),
  },
  {
    name: 'number',
    aliases: ['NUMBER', 'VALUE', '转数字'],
    style: 'function',
    parameters: ['text'],
    partial: true,
    result: anyScale,
    run: parseNumber,
    lacks: () => ({ filter: 'capability_text_to_value', generated: 'capability_text_to_value' }),
    ...describe(
      'number(text)',
      '转数字',
      '把文本读成数字，读不出则为空。',
      'The number a text spells, empty when it spells none.',
    ),
  },
];
