import type { FieldStore } from '@tessera/database';
import type { FieldDocument } from '@tessera/schemas';

/** One jsonb column with the list of files. */
export function fileStore<F extends FieldDocument>(): FieldStore<F> {
  return {
    columns: () => [{ suffix: '', type: 'jsonb' }],
    select: (_field, column) => column(''),
    write: (value) => ({ '': value === null ? null : JSON.stringify(value) }),
    value: (_field, column) => column(''),
  };
}
