import type { Sql } from '@tessera/database';
import { toSql } from '@tessera/expression';
import type { SqlDialect, Typed } from '@tessera/expression';

/** An expression as SQL. In `where` position unknown counts as false, which keeps indexes usable. */
export function lower(rule: { readonly typed: Typed }, dialect: SqlDialect, position: 'where' | 'value'): Sql {
  return toSql(rule.typed, dialect, { position });
}
