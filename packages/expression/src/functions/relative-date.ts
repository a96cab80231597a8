import { assert } from '@tessera/std';
import { localDay } from '../calendar.ts';
import { asIndex } from '../decimal.ts';
import type { FunctionDefinition, RunContext, SqlContext } from '../function-definition.ts';
import { raw, sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ExpressionType } from '../type.ts';
import type { Value } from '../value.ts';
import { dayOf } from './day.ts';
import { describe } from './describe.ts';
import type { Described } from './describe.ts';
import { asBig } from './math.ts';
import { isPeriod, periodDays, periodSql } from './periods.ts';
import type { Period } from './periods.ts';

const none = raw('NULL');
const truth = (): ExpressionType => ({ kind: 'bool', nullable: false });

const todayIn = ({ now, zone }: RunContext): number => localDay(now, zone);
const todaySql = ({ dialect }: SqlContext): Sql => sql`(${dialect.now} AT TIME ZONE ${dialect.timeZone})::date`;

/** Where a day begins, as a bound for the first argument: the column itself stays bare, so that its index is used. */
function edgeSql(day: Sql, { dialect, types }: SqlContext): Sql {
  return types[0]?.kind === 'timestamp' ? sql`(${day}::timestamp AT TIME ZONE ${dialect.timeZone})` : day;
}

const days = (value: Value | undefined): number => asIndex(asBig(value));

/** The name of a period, which the checker has made sure of; it becomes bounds, not a parameter. */
function periodIn({ parts: [part] }: Sql): Period {
  const name = typeof part === 'object' ? part.param : undefined;
  assert(isPeriod(name), 'a period is a constant');
  return name;
}

const daysSql = (count: Sql): Sql => sql`${count}::integer`;

/** A question about the days around today. */
function around(
  name: string,
  aliases: readonly string[],
  second: 'period' | 'days',
  run: (day: number, today: number, argument: Value | undefined) => boolean,
  toSql: (moment: Sql, today: Sql, argument: Sql, context: SqlContext) => Sql,
  described: Described,
): FunctionDefinition {
  return {
    name,
    aliases,
    style: 'function',
    parameters: ['moment', second],
    result: truth,
    run: ([moment, argument], context) => run(dayOf(moment, context), todayIn(context), argument),
    binds: true,
    sql: ([moment = none, argument = none], context) =>
      context.bind([moment], ([bound = none]) => toSql(bound, todaySql(context), argument, context)),
    lacks: () => ({ generated: 'capability_now' }),
    ...described,
  };
}

function within(moment: Sql, from: Sql, to: Sql, context: SqlContext): Sql {
  return sql`(${moment} >= ${edgeSql(from, context)} AND ${moment} < ${edgeSql(to, context)})`;
}

export const relativeDates: readonly FunctionDefinition[] = [
  around(
    'inPeriod',
    ['INPERIOD', '在期间'],
    'period',
    (day, today, name) => {
      const [from, to] = isPeriod(name) ? periodDays(name, today) : [0, 0];
      return day >= from && day < to;
    },
    (moment, today, argument, context) => {
      const [from, to] = periodSql(periodIn(argument), today);
      return within(moment, from, to, context);
    },
    describe(
      "inPeriod(date, 'thisWeek')",
      '在期间',
      '是否在今天、本周、上月、本季度等期间内；一周从周一开始。',
      'Whether it falls in today, this week, last month, this quarter and so on; weeks start on Monday.',
    ),
  ),
  around(
    'inLastDays',
    ['INLASTDAYS', '近几天内'],
    'days',
    (day, today, count) => day > today - days(count) && day <= today,
    (moment, today, count, context) =>
      within(moment, sql`(${today} - ${daysSql(count)} + 1)`, sql`(${today} + 1)`, context),
    describe(
      'inLastDays(date, 7)',
      '近几天内',
      '是否在最近若干天内，今天算一天。',
      'Whether it lies within the last days; today counts as one.',
    ),
  ),
  around(
    'inNextDays',
    ['INNEXTDAYS', '未来几天内'],
    'days',
    (day, today, count) => day >= today && day < today + days(count),
    (moment, today, count, context) => within(moment, today, sql`(${today} + ${daysSql(count)})`, context),
    describe(
      'inNextDays(date, 7)',
      '未来几天内',
      '是否在未来若干天内，今天算一天。',
      'Whether it lies within the next days; today counts as one.',
    ),
  ),
  around(
    'olderThanDays',
    ['OLDERTHANDAYS', '早于几天前'],
    'days',
    (day, today, count) => day < today - days(count),
    (moment, today, count, context) => sql`(${moment} < ${edgeSql(sql`(${today} - ${daysSql(count)})`, context)})`,
    describe('olderThanDays(date, 30)', '早于几天前', '是否超过若干天以前。', 'Whether it is more than some days ago.'),
  ),
];
