import type { FieldStore } from '@tessera/database';
import type { AutonumberField } from '@tessera/schemas';
import { textColumn } from '../textual/text-store.ts';

export const autonumberStore: FieldStore<AutonumberField> = {
  columns: () => [{ ...textColumn(''), unique: true }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': typeof value === 'string' ? value : null }),
  value: (_field, column) => column(''),
  search: (_field, column) => column(''),
};
