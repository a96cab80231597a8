import { firstDay, lastDay, localDay } from '../calendar.ts';
import type { Lacks, RunContext, SqlContext } from '../function-definition.ts';
import { sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ExpressionType } from '../type.ts';
import type { Value } from '../value.ts';

/** The day of a moment: itself for a date, the tenant's day for a timestamp. */
export function dayOf(value: Value | undefined, { zone }: RunContext): number {
  return typeof value === 'bigint' ? localDay(value, zone) : typeof value === 'number' ? value : 0;
}

/** The same in SQL. */
export function daySql(value: Sql, type: ExpressionType | undefined, { dialect }: SqlContext): Sql {
  return type?.kind === 'timestamp' ? sql`(${value} AT TIME ZONE ${dialect.timeZone})::date` : value;
}

/** A day, or null outside the years 1 to 9999. */
export function kept(day: number | undefined): Value {
  return day === undefined || day < firstDay || day > lastDay ? null : day;
}

/** What a function that reads days of timestamps lacks. */
export function zoned(types: readonly ExpressionType[]): Lacks {
  return types.some((type) => type.kind === 'timestamp') ? { generated: 'capability_time_zone' } : {};
}

/** A day moved by a number of days, null outside the years 1 to 9999; each argument is mentioned once. */
export function shiftDaysSql(day: Sql, days: Sql): Sql {
  const offset = sql`((${day} - DATE '0001-01-01')::numeric + ${days})`;
  return sql`(DATE '0001-01-01' + NULLIF(NULLIF(GREATEST(LEAST(${offset}, 3652059), -1), -1), 3652059)::integer)`;
}
