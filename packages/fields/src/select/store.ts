import type { FieldStore } from '@tessera/database';
import type { SelectField } from '@tessera/schemas';
import { choiceSortKey } from '../choice/choice-sort.ts';
import { textColumn } from '../textual/text-store.ts';

export const selectStore: FieldStore<SelectField> = {
  columns: () => [textColumn('')],
  select: (_field, column) => column(''),
  write: (value) => ({ '': typeof value === 'string' ? value : null }),
  value: (_field, column) => column(''),
  sortKey: ({ options }, column) => choiceSortKey(options, column('')),
};
