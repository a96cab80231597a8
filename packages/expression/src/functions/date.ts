import {
  calendarDay,
  dayNumber,
  localDay,
  localSecond,
  parseDate,
  parseDuration,
  parseTimestamp,
} from '../calendar.ts';
import { asIndex, exact } from '../decimal.ts';
import type { FunctionDefinition, Lacks } from '../function-definition.ts';
import { raw, sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ExpressionType } from '../type.ts';
import { numberType } from '../unify.ts';
import { dayOf, daySql, kept, zoned } from './day.ts';
import { describe } from './describe.ts';
import type { Described } from './describe.ts';
import { asBig } from './math.ts';

const none = raw('NULL');
const date = (): ExpressionType => ({ kind: 'date', nullable: false });
const whole = (): ExpressionType => numberType(false, 0);
const volatile = (): Lacks => ({ generated: 'capability_now' });
const fromText = (): Lacks => ({ filter: 'capability_text_to_value', generated: 'capability_text_to_value' });

function part(
  name: string,
  aliases: readonly string[],
  read: (day: number) => number,
  field: string,
  described: Described,
): FunctionDefinition {
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

function clock(
  name: string,
  aliases: readonly string[],
  read: (second: number) => number,
  field: string,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['timestamp'],
    result: whole,
    run: ([value], { zone }) => exact(typeof value === 'bigint' ? read(localSecond(value, zone)) : 0),
    sql: ([value = none], { dialect }) =>
      sql`floor(extract(${field} from (${value} AT TIME ZONE ${dialect.timeZone})))::numeric`,
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
      const within = (value: Sql, low: string, high: string): Sql =>
        sql`GREATEST(LEAST(${value}, ${high}), ${low})::integer`;
      const first = sql`make_date(${within(year, '1', '9999')}, ${within(month, '1', '12')}, 1)`;
      const next = sql`(${first} + (${within(day, '1', '31')} - 1))`;
      return sql`(CASE WHEN ${year} BETWEEN 1 AND 9999 AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND 31 AND extract(month from ${next}) = ${month} THEN ${next} END)`;
    }),
  ...describe(
    'makeDate(year, month, day)',
    '日期组合',
    '由年、月、日组成日期；也可写 DATE(年, 月, 日)。',
    'A date from year, month and day.',
  ),
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
  ...describe(
    "date('2026-01-31')",
    '转日期',
    '日期文本或时间所在的日期。',
    'The date a text spells or a moment falls on.',
  ),
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
  ...describe(
    "timestamp('2026-01-31T08:00:00Z')",
    '转时间',
    'RFC 3339 文本表示的时刻。',
    'The instant an RFC 3339 text spells.',
  ),
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
  part(
    'year',
    ['YEAR', '年', '年份'],
    (day) => calendarDay(day).year,
    'year',
    describe('year(date)', '年份', '日期的年份。', 'The year.'),
  ),
  part(
    'quarter',
    ['QUARTER', '季度'],
    (day) => Math.ceil(calendarDay(day).month / 3),
    'quarter',
    describe('quarter(date)', '季度', '日期所在季度，1 到 4。', 'The quarter, 1 to 4.'),
  ),
  part(
    'month',
    ['MONTH', '月', '月份'],
    (day) => calendarDay(day).month,
    'month',
    describe('month(date)', '月份', '日期的月份，1 到 12。', 'The month, 1 to 12.'),
  ),
  part(
    'day',
    ['DAY', '日'],
    (day) => calendarDay(day).day,
    'day',
    describe('day(date)', '日', '日期是当月几号。', 'The day of the month.'),
  ),
  part(
    'weekday',
    ['WEEKDAY', '星期'],
    weekday,
    'isodow',
    describe('weekday(date)', '星期', '星期几，周一为 1。', 'The day of the week, Monday = 1.'),
  ),
  clock(
    'hour',
    ['HOUR', '时', '小时'],
    (second) => Math.floor(second / 3600),
    'hour',
    describe('hour(time)', '小时', '租户时区的小时，0 到 23。', "The hour in the tenant's zone."),
  ),
  clock(
    'minute',
    ['MINUTE', '分', '分钟'],
    (second) => Math.floor(second / 60) % 60,
    'minute',
    describe('minute(time)', '分钟', '租户时区的分钟，0 到 59。', "The minute in the tenant's zone."),
  ),
  clock(
    'second',
    ['SECOND', '秒'],
    (second) => second % 60,
    'second',
    describe('second(time)', '秒', '秒数，0 到 59。', 'The second.'),
  ),
];
