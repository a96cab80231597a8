import { ident, join, raw, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { ddlExpectation } from '@tessera/plan';
import type { EntityPlan, IndexExpectation, Plan, Reader } from '@tessera/plan';
import type { StatementCache } from '../statement-cache.ts';
import { valueSlot } from './link-checks.ts';

/** The unique indexes of an entity. */
export function uniqueIndexes(cache: StatementCache, plan: Plan, entity: EntityPlan): readonly IndexExpectation[] {
  const byEntity = cache.get(plan, 'unique indexes', () =>
    Map.groupBy(
      ddlExpectation(plan).tables.flatMap(({ entity: id, indexes }) =>
        indexes.filter(({ unique }) => unique).map((index) => ({ id, index })),
      ),
      ({ id }) => id,
    ),
  );
  return (byEntity.get(entity.id) ?? []).map(({ index }) => index);
}

/**
 * Whether another live record holds what a unique index keeps single, of the values in the column slots: boolean.
 * Its keys are written over the bare columns of the table, so they read the same of the values.
 */
export function takenSql(reader: Reader, entity: EntityPlan, { keys, fields }: IndexExpectation): Sql {
  const columns = fields
    .flatMap((key) => entity.field(key) ?? [])
    .flatMap((field) =>
      field.columns.map(
        (column) => sql`${slot(valueSlot(field, column.suffix), column.type)} as ${ident(column.name)}`,
      ),
    );
  const list = join(keys.map(raw));
  return sql`exists (select 1 from ${reader.table(entity)} where deleted_at is null and id <> ${slot('id', 'uuid')} and (${list}) = (select ${list} from (select ${join(columns)}) v))`;
}
