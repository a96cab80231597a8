import { joinSql, raw, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/**
 * Lets a template mention values more than once without writing them more than once.
 * Columns and constants stay; anything else is computed in a sub-select. Why OFFSET 0: the planner would otherwise
 * paste the value back at each mention, and nested calls would grow exponentially.
 */
export function bindArguments(
  values: readonly (Sql | undefined)[],
  simple: ReadonlySet<Sql>,
  template: (names: readonly Sql[]) => Sql,
): Sql {
  const bound: Sql[] = [];
  const names = values
    .filter((value) => value !== undefined)
    .map((value) => {
      if (simple.has(value)) return value;
      bound.push(sql`${value} AS v${String(bound.length)}`);
      return raw(`bound.v${bound.length - 1}`);
    });
  const result = template(names);
  return bound.length === 0 ? result : sql`(SELECT ${result} FROM (SELECT ${joinSql(bound, ', ')} OFFSET 0) AS bound)`;
}
