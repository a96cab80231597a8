import type { Migration } from '@tessera/database';

/** Which fields of which records hold a file: who may read one of them may read the file. */
export const apiMigrations: readonly Migration[] = [
  {
    id: 'api-0001',
    sql: `
      create table tessera.file_link (
        file uuid not null references tessera.file (id) on delete cascade,
        base text not null,
        environment text not null,
        entity text not null,
        record uuid not null,
        field text not null,
        primary key (file, base, environment, entity, record, field)
      );
    `,
  },
];
