import type { FieldStore } from '@tessera/database';
import type { StatusField } from '@tessera/schemas';
import { textColumn } from '../textual/text-store.ts';

export const statusStore: FieldStore<StatusField> = {
  columns: () => [textColumn('')],
  select: (_field, column) => column(''),
  write: (value) => ({ '': typeof value === 'string' ? value : null }),
  value: (_field, column) => column(''),
};
