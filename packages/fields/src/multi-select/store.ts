import type { FieldStore } from '@tessera/database';
import type { MultiSelectField } from '@tessera/schemas';

export const multiSelectStore: FieldStore<MultiSelectField> = {
  columns: () => [{ suffix: '', type: 'text[]', collation: 'C' }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': Array.isArray(value) ? value.map(String) : null }),
  value: (_field, column) => column(''),
};
