import type { FieldStore } from '@tessera/database';
import type { BooleanField } from '@tessera/schemas';

export const booleanStore: FieldStore<BooleanField> = {
  columns: () => [{ suffix: '', type: 'boolean', notNullDefault: 'false' }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': value === true }),
  value: (_field, column) => column(''),
};
