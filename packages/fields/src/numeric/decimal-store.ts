import { sql } from '@tessera/database';
import type { FieldStore } from '@tessera/database';
import type { FieldDocument } from '@tessera/schemas';
import type { DecimalShape } from './scaled-decimal.ts';

/** One numeric column that JSON carries as a string. */
export function decimalStore<F extends FieldDocument>(shapeOf: (field: F) => DecimalShape): FieldStore<F> {
  return {
    columns: (field) => {
      const { precision, scale } = shapeOf(field);
      return [{ suffix: '', type: `numeric(${precision},${scale})` }];
    },
    select: (_field, column) => sql`${column('')}::text`,
    write: (value) => ({ '': typeof value === 'string' ? value : null }),
    value: (_field, column) => column(''),
  };
}
