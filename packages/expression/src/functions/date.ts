import {
  calendarDay,
  dayNumber,
  daysInMonth,
  firstDay,
  lastDay,
  localDay,
  localSecond,
  parseDate,
  parseDuration,
  parseTimestamp,
  shiftMonths,
} from '../calendar.ts';
import { asIndex, exact } from '../decimal.ts';
import type { FunctionDefinition, Lacks, RunContext, SqlContext } from '../function-definition.ts';
import { raw, sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ExpressionType } from '../type.ts';
import { numberType } from '../unify.ts';
import type { Value } from '../value.ts';
import { asBig } from './math.ts';

const none = raw('NULL');
const date = (): ExpressionType => ({ kind: 'date', nullable: false });
const whole = (): ExpressionType => numberType(false, 0);
const volatile = (): Lacks => ({ generated: 'capability_now' });
const fromText = (): Lacks => ({ filter: 'capability_text_to_value', generated: 'capability_text_to_value' });
const zoned = (types: readonly ExpressionType[]): Lacks =>
  types.some((type) => type.kind === 'timestamp') ? { generated: 'capability_time_zone' } : {};

/** The day of a moment: itself for a date, the tenant's day for a timestamp. */
function dayOf(value: Value | undefined, { zone }: RunContext): number {
  return typeof value === 'bigint' ? localDay(value, zone) : typeof value === 'number' ? value : 0;
}

function daySql(value: Sql, type: ExpressionType | undefined, { dialect }: SqlContext): Sql {
  return type?.kind === 'timestamp' ? sql`(${value} AT TIME ZONE ${dialect.timeZone})::date` : value;
}

function kept(day: number | undefined): Value {
  return day === undefined || day < firstDay || day > lastDay ? null : day;
}

type Described = Pick<FunctionDefinition, 'label' | 'doc' | 'signature'>;
function describe(signature: string, zh: string, zhDoc: string, en: string): Described {
  const name = /(\w+)\(/.exec(signature)?.[1] ?? signature;
  return { signature, label: { 'zh-CN': zh, en: name }, doc: { 'zh-CN': zhDoc, en } };
}

function part(name: string, aliases: readonly string[], read: (day: number) => number, field: string, described: Described): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['moment'],
    result: whole,
    run: ([value], context) => exact(read(dayOf(value, context))),
    sql: ([value = none], context) => sql`extract(${field} from ${daySql(value, context.types[0], context)})::numeric`,
    lacks: zoned,
    ...described,
  };
}

function clock(name: string, aliases: readonly string[], read: (second: number) => number, field: string, described: Described): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['timestamp'],
    result: whole,
    run: ([value], { zone }) => exact(typeof value === 'bigint' ? read(localSecond(value, zone)) : 0),
    sql: ([value = none], { dialect }) => sql`floor(extract(${field} from (${value} AT TIME ZONE ${dialect.timeZone})))::numeric`,
    lacks: zoned,
    ...described,
  };
}

function edge(name: string, aliases: readonly string[], read: (day: number) => number | undefined, toSql: (day: Sql) => Sql, described: Described): FunctionDefinition {
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
function monthsLater(name: string, aliases: readonly string[], factor: number, described: Described): FunctionDefinition {
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

const fromParts: FunctionDefinition = {
  name: 'makeDate',
  aliases: ['MAKEDATE', '日期组合'],
  style: 'function',
  parameters: ['whole', 'whole', 'whole'],
  partial: true,
  result: date,
  run: ([year, month, day]) =>
    kept(dayNumber({ year: asIndex(asBig(year)), month: asIndex(asBig(month)), day: asIndex(asBig(day)) })),
  binds: true,
  sql: (args, { bind }) =>
    bind(args, ([year = none, month = none, day = none]) => {
      const within = (value: Sql, low: string, high: string): Sql => sql`GREATEST(LEAST(${value}, ${high}), ${low})::integer`;
      const first = sql`make_date(${within(year, '1', '9999')}, ${within(month, '1', '12')}, 1)`;
      const next = sql`(${first} + (${within(day, '1', '31')} - 1))`;
      return sql`(CASE WHEN ${year} BETWEEN 1 AND 9999 AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND 31 AND extract(month from ${next}) = ${month} THEN ${next} END)`;
    }),
  ...describe('makeDate(year, month, day)', '日期组合', '由年、月、日组成日期；也可写 DATE(年, 月, 日)。', 'A date from year, month and day.'),
};

const toDate: FunctionDefinition = {
  name: 'date',
  aliases: ['DATE', 'DATEVALUE', '转日期'],
  style: 'function',
  parameters: ['day'],
  partial: true,
  result: date,
  run: ([value], context) => (typeof value === 'string' ? kept(parseDate(value)) : kept(dayOf(value, context))),
  sql: ([value = none], context) => daySql(value, context.types[0], context),
  lacks: (types) => (types[0]?.kind === 'string' || types[0]?.kind === 'enum' ? fromText() : zoned(types)),
  ...describe("date('2026-01-31')", '转日期', '日期文本或时间所在的日期。', 'The date a text spells or a moment falls on.'),
};

const toTimestamp: FunctionDefinition = {
  name: 'timestamp',
  aliases: ['TIMESTAMP', '转时间'],
  style: 'function',
  parameters: ['text'],
  partial: true,
  result: () => ({ kind: 'timestamp', nullable: false }),
  run: ([value]) => (typeof value === 'string' ? (parseTimestamp(value) ?? null) : null),
  lacks: fromText,
  ...describe("timestamp('2026-01-31T08:00:00Z')", '转时间', 'RFC 3339 文本表示的时刻。', 'The instant an RFC 3339 text spells.'),
};

const toDuration: FunctionDefinition = {
  name: 'duration',
  aliases: ['DURATION', '时长'],
  style: 'function',
  parameters: ['text'],
  partial: true,
  result: () => ({ kind: 'duration', nullable: false }),
  run: ([value]) => (typeof value === 'string' ? (parseDuration(value) ?? null) : null),
  lacks: fromText,
  ...describe("duration('36h')", '时长', "一段时间，如 '1h30m'。", "A length of time such as '1h30m'."),
};

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

/** A day moved by a number of days, null outside the years 1 to 9999; each argument is mentioned once. */
export function shiftDaysSql(day: Sql, days: Sql): Sql {
  const offset = sql`((${day} - DATE '0001-01-01')::numeric + ${days})`;
  return sql`(DATE '0001-01-01' + NULLIF(NULLIF(GREATEST(LEAST(${offset}, 3652059), -1), -1), 3652059)::integer)`;
}

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

const now: FunctionDefinition = {
  name: 'now',
  aliases: ['NOW', '现在', '当前时间'],
  style: 'function',
  parameters: [],
  result: () => ({ kind: 'timestamp', nullable: false }),
  run: (_args, context) => context.now,
  sql: (_args, { dialect }) => dialect.now,
  lacks: volatile,
  ...describe('now()', '现在', '当前时刻，一次操作内不变。', 'This moment; stands still during a request.'),
};

const today: FunctionDefinition = {
  name: 'today',
  aliases: ['TODAY', '今天', '当前日期'],
  style: 'function',
  parameters: [],
  result: date,
  run: (_args, { now: instant, zone }) => localDay(instant, zone),
  sql: (_args, { dialect }) => sql`(${dialect.now} AT TIME ZONE ${dialect.timeZone})::date`,
  lacks: volatile,
  ...describe('today()', '今天', '租户时区的今天。', "Today in the tenant's zone."),
};

const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const dateFunctions: readonly FunctionDefinition[] = [
  now,
  today,
  toDate,
  fromParts,
  toTimestamp,
  toDuration,
  part('year', ['YEAR', '年', '年份'], (day) => calendarDay(day).year, 'year', describe('year(date)', '年份', '日期的年份。', 'The year.')),
  part('quarter', ['QUARTER', '季度'], (day) => Math.ceil(calendarDay(day).month / 3), 'quarter', describe('quarter(date)', '季度', '日期所在季度，1 到 4。', 'The quarter, 1 to 4.')),
  part('month', ['MONTH', '月', '月份'], (day) => calendarDay(day).month, 'month', describe('month(date)', '月份', '日期的月份，1 到 12。', 'The month, 1 to 12.')),
  part('day', ['DAY', '日'], (day) => calendarDay(day).day, 'day', describe('day(date)', '日', '日期是当月几号。', 'The day of the month.')),
  part('weekday', ['WEEKDAY', '星期'], weekday, 'isodow', describe('weekday(date)', '星期', '星期几，周一为 1。', 'The day of the week, Monday = 1.')),
  clock('hour', ['HOUR', '时', '小时'], (second) => Math.floor(second / 3600), 'hour', describe('hour(time)', '小时', '租户时区的小时，0 到 23。', "The hour in the tenant's zone.")),
  clock('minute', ['MINUTE', '分', '分钟'], (second) => Math.floor(second / 60) % 60, 'minute', describe('minute(time)', '分钟', '租户时区的分钟，0 到 59。', "The minute in the tenant's zone.")),
  clock('second', ['SECOND', '秒'], (second) => second % 60, 'second', describe('second(time)', '秒', '秒数，0 到 59。', 'The second.')),
  addDays,
  monthsLater('addMonths', ['ADDMONTHS', 'EDATE', '加月数'], 1, describe('addMonths(date, months)', '加月数', '若干个月之后的日期，月末顺延到当月最后一天。', 'The date some months later, at most the last day of the month.')),
  monthsLater('addYears', ['ADDYEARS', '加年数'], 12, describe('addYears(date, years)', '加年数', '若干年之后的日期。', 'The date some years later.')),
  daysBetween,
  apart('monthsBetween', ['MONTHSBETWEEN', '相差月数'], 1, describe('monthsBetween(start, end)', '相差月数', '相差几个整月。', 'Whole months from start to end.')),
  apart('yearsBetween', ['YEARSBETWEEN', '相差年数'], 12, describe('yearsBetween(start, end)', '相差年数', '相差几个整年。', 'Whole years from start to end.')),
  edge('startOfMonth', ['STARTOFMONTH', '月初'], (day) => dayNumber({ ...calendarDay(day), day: 1 }), (day) => sql`date_trunc('month', (${day})::timestamp)::date`, describe('startOfMonth(date)', '月初', '当月第一天。', 'The first day of the month.')),
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
