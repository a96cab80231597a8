import { sql } from '@tessera/database';
import type { ColumnSpec, FieldStore } from '@tessera/database';
import type { FieldDocument } from '@tessera/schemas';

/** A text column; its collation is bytewise, so that indexes serve the comparisons of expressions. */
export const textColumn = (suffix: string): ColumnSpec => ({ suffix, type: 'text', collation: 'C' });

/** One text column, sorted by pinyin, searchable. */
export function textStore<F extends FieldDocument>(): FieldStore<F> {
  return {
    columns: () => [textColumn('')],
    select: (_field, column) => column(''),
    write: (value) => ({ '': typeof value === 'string' ? value : null }),
    value: (_field, column) => column(''),
    sortKey: (_field, column) => sql`${column('')} COLLATE "zh-x-icu"`,
    search: (_field, column) => column(''),
  };
}
