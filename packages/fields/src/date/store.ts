import type { FieldStore } from '@tessera/database';
import type { DateField } from '@tessera/schemas';

export const dateStore: FieldStore<DateField> = {
  columns: () => [{ suffix: '', type: 'date' }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': typeof value === 'string' ? value : null }),
  value: (_field, column) => column(''),
};
