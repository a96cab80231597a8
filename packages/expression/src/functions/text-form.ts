import { sql } from '../sql.ts';
import type { Sql } from '../sql.ts';
import type { ExpressionType } from '../type.ts';

/** A value as text in SQL, spelled as `textOf` spells it. */
export function textSql(value: Sql, type: ExpressionType): Sql {
  switch (type.kind) {
    case 'number':
      return sql`trim_scale(${value})::text`;
    case 'date':
      return sql`to_char(${value}, 'YYYY-MM-DD')`;
    case 'timestamp':
      return sql`(rtrim(rtrim(to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z')`;
    case 'bool':
    case 'relation':
      return sql`(${value})::text`;
    default:
      return value;
  }
}

/** Whether the text form of a kind may stand in a generated column; `to_char` is not immutable. */
export function textFormIsImmutable(type: ExpressionType): boolean {
  return type.kind !== 'date' && type.kind !== 'timestamp';
}
