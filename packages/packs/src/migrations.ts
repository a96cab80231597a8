import type { Migration } from '@tessera/database';

/** Installed packs, and which row came from which seed. */
export const packMigrations: readonly Migration[] = [
  {
    id: 'packs-0001',
    sql: `
      create table tessera.pack (
        base text not null,
        environment text not null,
        id text not null,
        version text not null,
        locale text not null,
        documents jsonb not null,
        complete boolean not null default false,
        installed_at timestamptz not null,
        installed_by uuid,
        primary key (base, environment, id)
      );
      create table tessera.pack_seed (
        base text not null,
        environment text not null,
        pack text not null,
        external_id text not null,
        entity text not null,
        record_id uuid not null,
        mode text not null check (mode in ('once', 'sync', 'demo')),
        version bigint not null,
        position bigint generated always as identity,
        removed_at timestamptz,
        primary key (base, environment, pack, external_id)
      );
    `,
  },
];
