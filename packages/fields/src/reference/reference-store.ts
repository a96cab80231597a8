import { sql } from '@tessera/database';
import type { FieldStore } from '@tessera/database';
import type { FieldDocument } from '@tessera/schemas';
import { idOf } from './record-id.ts';

/** A foreign key, read as `{id, title}` and sorted by title. */
export function referenceStore<F extends FieldDocument>(target: (field: F) => string): FieldStore<F> {
  return {
    columns: (field) => [{ suffix: '', type: 'uuid', references: { entity: target(field) } }],
    select: (field, column, { titleOf }) => {
      const id = column('');
      const link = sql`jsonb_build_object('id', ${id}, 'title', ${titleOf(target(field), id)})`;
      return sql`CASE WHEN ${id} IS NOT NULL THEN ${link} END`;
    },
    write: (value) => ({ '': idOf(value) ?? null }),
    value: (_field, column) => column(''),
    sortKey: (field, column, { titleOf }) => sql`${titleOf(target(field), column(''))} COLLATE "zh-x-icu"`,
  };
}
