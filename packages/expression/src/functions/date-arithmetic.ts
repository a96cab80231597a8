import { calendarDay, dayNumber, daysInMonth, shiftMonths } from '../calendar.ts';
import { asIndex, exact } from '../decimal.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { raw, sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ExpressionType } from '../type.ts';
import { numberType } from '../unify.ts';
import { dayOf, daySql, kept, shiftDaysSql, zoned } from './day.ts';
import { describe } from './describe.ts';
import type { Described } from './describe.ts';
import { asBig } from './math.ts';

const none = raw('NULL');
const date = (): ExpressionType => ({ kind: 'date', nullable: false });
const whole = (): ExpressionType => numberType(false, 0);

function edge(
  name: string,
  aliases: readonly string[],
  read: (day: number) => number | undefined,
  toSql: (day: Sql) => Sql,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['moment'],
    result: date,
    run: ([value], context) => kept(read(dayOf(value, context))),
    sql: ([value = none], context) => toSql(daySql(value, context.types[0], context)),
    lacks: zoned,
    ...described,
  };
}

/** A day moved by months; both sides stay within the years 1 to 9999. */
function monthsLater(
  name: string,
  aliases: readonly string[],
  factor: number,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['date', 'whole'],
    partial: true,
    result: date,
    run: ([day, number], context) => kept(shiftMonths(dayOf(day, context), asIndex(asBig(number)) * factor)),
    binds: true,
    sql: (args, { bind }) =>
      bind(args, ([day = none, number = none]) => {
        const months = sql`(${number} * ${String(factor)})`;
        const index = sql`extract(year from ${day}) * 12 + extract(month from ${day}) - 1 + ${months}`;
        return sql`(CASE WHEN ${index} BETWEEN 12 AND 119999 THEN (${day} + make_interval(months => GREATEST(LEAST(${months}, 200000), -200000)::integer))::date END)`;
      }),
    ...described,
  };
}

/** Whole months from one day to another, towards zero. */
function monthsApart(start: number, end: number): number {
  const [a, b] = [calendarDay(start), calendarDay(end)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  return months < 0 && b.day > a.day ? months + 1 : months;
}

function apart(name: string, aliases: readonly string[], unit: number, described: Described): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['moment', 'moment'],
    result: whole,
    run: ([a, b], context) => exact(Math.trunc(monthsApart(dayOf(a, context), dayOf(b, context)) / unit)),
    binds: true,
    sql: ([a = none, b = none], context) => {
      const days = [daySql(a, context.types[0], context), daySql(b, context.types[1], context)];
      return context.bind(days, ([x = none, y = none]) => {
        const months = sql`((extract(year from ${y}) - extract(year from ${x})) * 12 + extract(month from ${y}) - extract(month from ${x}))`;
        const step = sql`CASE WHEN ${months} > 0 AND extract(day from ${y}) < extract(day from ${x}) THEN -1 WHEN ${months} < 0 AND extract(day from ${y}) > extract(day from ${x}) THEN 1 ELSE 0 END`;
        return sql`trunc((${months} + ${step})::numeric / ${String(unit)})`;
      });
    },
    lacks: zoned,
    ...described,
  };
}

const addDays: FunctionDefinition = {
  name: 'addDays',
  aliases: ['ADDDAYS', '加天数'],
  style: 'function',
  parameters: ['date', 'whole'],
  partial: true,
  result: date,
  run: ([day, number], context) => kept(dayOf(day, context) + asIndex(asBig(number))),
  sql: ([day = none, number = none]) => shiftDaysSql(day, number),
  ...describe('addDays(date, days)', '加天数', '若干天之后的日期。', 'The date some days later.'),
};

const daysBetween: FunctionDefinition = {
  name: 'daysBetween',
  aliases: ['DAYSBETWEEN', 'DAYS', '相差天数'],
  style: 'function',
  parameters: ['moment', 'moment'],
  result: whole,
  run: ([a, b], context) => exact(dayOf(b, context) - dayOf(a, context)),
  sql: ([a = none, b = none], context) =>
    sql`(${daySql(b, context.types[1], context)} - ${daySql(a, context.types[0], context)})::numeric`,
  lacks: zoned,
  ...describe('daysBetween(start, end)', '相差天数', '从开始到结束相差几天。', 'Days from start to end.'),
};

export const dateArithmetic: readonly FunctionDefinition[] = [
  addDays,
  monthsLater(
    'addMonths',
    ['ADDMONTHS', 'EDATE', '加月数'],
    1,
    describe(
      'addMonths(date, months)',
      '加月数',
      '若干个月之后的日期，月末顺延到当月最后一天。',
      'The date some months later, at most the last day of the month.',
    ),
  ),
  monthsLater(
    'addYears',
    ['ADDYEARS', '加年数'],
    12,
    describe('addYears(date, years)', '加年数', '若干年之后的日期。', 'The date some years later.'),
  ),
  daysBetween,
  apart(
    'monthsBetween',
    ['MONTHSBETWEEN', '相差月数'],
    1,
    describe('monthsBetween(start, end)', '相差月数', '相差几个整月。', 'Whole months from start to end.'),
  ),
  apart(
    'yearsBetween',
    ['YEARSBETWEEN', '相差年数'],
    12,
    describe('yearsBetween(start, end)', '相差年数', '相差几个整年。', 'Whole years from start to end.'),
  ),
  edge(
    'startOfMonth',
    ['STARTOFMONTH', '月初'],
    (day) => dayNumber({ ...calendarDay(day), day: 1 }),
    (day) => sql`date_trunc('month', (${day})::timestamp)::date`,
    describe('startOfMonth(date)', '月初', '当月第一天。', 'The first day of the month.'),
  ),
  edge(
    'endOfMonth',
    ['ENDOFMONTH', '当月末'],
    (day) => {
      const { year, month } = calendarDay(day);
      return dayNumber({ year, month, day: daysInMonth(year, month) });
    },
    (day) => sql`(date_trunc('month', (${day})::timestamp) + INTERVAL '1 month' - INTERVAL '1 day')::date`,
    describe('endOfMonth(date)', '当月末', '当月最后一天。', 'The last day of the month.'),
  ),
];
