import { sql } from '@tessera/database';
import type { FieldStore } from '@tessera/database';
import type { PhoneField } from '@tessera/schemas';
import { textColumn } from '../textual/text-store.ts';
import { phoneIn } from './read-phone.ts';

export const phoneStore: FieldStore<PhoneField> = {
  columns: () => [textColumn(''), textColumn('_raw'), textColumn('_ext')],
  select: (_field, column) => {
    const pairs = sql`jsonb_build_object('number', ${column('')}, 'raw', ${column('_raw')}, 'extension', ${column('_ext')})`;
    return sql`CASE WHEN ${column('')} IS NOT NULL THEN jsonb_strip_nulls(${pairs}) END`;
  },
  write: (value) => {
    const phone = phoneIn(value);
    return { '': phone?.number ?? null, _raw: phone?.raw ?? null, _ext: phone?.extension ?? null };
  },
  value: (_field, column) => column(''),
  search: (_field, column) => sql`${column('')} || ' ' || ${column('_raw')}`,
};
