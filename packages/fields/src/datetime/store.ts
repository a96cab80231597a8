import { sql } from '@tessera/database';
import type { FieldStore } from '@tessera/database';
import type { DatetimeField } from '@tessera/schemas';

export const datetimeStore: FieldStore<DatetimeField> = {
  columns: () => [{ suffix: '', type: 'timestamp with time zone' }],
  select: (_field, column) => sql`to_char(${column('')} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  write: (value) => ({ '': typeof value === 'string' ? value : null }),
  value: (_field, column) => column(''),
};
