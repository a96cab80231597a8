import type { Migration } from '@tessera/database';

/** The table of attached files; their bytes lie in the file store. */
export const filesMigrations: readonly Migration[] = [
  {
    id: 'files-0001',
    sql: `
      create table tessera.file (
        id uuid primary key,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        name text not null,
        size bigint not null check (size >= 0),
        mime text not null,
        created_by uuid,
        created_at timestamptz not null,
        linked_at timestamptz
      );
      create index file_sha256 on tessera.file (sha256);
      create index file_unlinked on tessera.file (created_at) where linked_at is null;
    `,
  },
];
