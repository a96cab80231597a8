import { sql } from '@tessera/database';
import type { FieldStore } from '@tessera/database';
import type { FieldDocument } from '@tessera/schemas';

/** How the id of a record lies in Postgres. */
export const idStore: FieldStore<FieldDocument> = {
  columns: () => [{ suffix: '', type: 'uuid' }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': value as string | null }),
  value: (_field, column) => column(''),
};

/** How the version of a record lies in Postgres; a JSON number. */
export const versionStore: FieldStore<FieldDocument> = {
  columns: () => [{ suffix: '', type: 'bigint' }],
  select: (_field, column) => column(''),
  write: (value) => ({ '': value as number | null }),
  value: (_field, column) => sql`${column('')}`,
};
