import { param, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { sortedKeys } from '@tessera/model';
import type { Ordered } from '@tessera/model';

/** Text that sorts keys as the designer ordered them; unknown keys come last. */
export function choiceSortKey(choices: Readonly<Record<string, Ordered>>, key: Sql): Sql {
  const position = sql`array_position(${param(sortedKeys(choices), 'text[]')}, ${key})`;
  return sql`CASE WHEN ${key} IS NOT NULL THEN COALESCE(to_char(${position}, 'FM000000'), '999999') END COLLATE "C"`;
}
