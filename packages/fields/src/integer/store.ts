import type { FieldStore } from '@tessera/database';
import type { IntegerField } from '@tessera/schemas';

export const integerStore: FieldStore<IntegerField> = {
  columns: () => [{ suffix: '', type: 'bigint' }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': typeof value === 'number' ? value : null }),
  value: (_field, column) => column(''),
};
