import type { Migration } from '@tessera/database';

/** Saved views, and which view somebody opens first. */
export const viewsMigrations: readonly Migration[] = [
  {
    id: 'views-0001',
    sql: `
      create table tessera.saved_view (
        id uuid primary key,
        base text not null, environment text not null,
        owner uuid not null,
        entity text not null,
        body jsonb not null,
        everybody boolean not null default false,
        roles text[] not null default '{}',
        people uuid[] not null default '{}',
        version bigint not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create index saved_view_owner on tessera.saved_view (owner, base, environment);
      create index saved_view_shared on tessera.saved_view (base, environment)
        where everybody or roles <> '{}' or people <> '{}';

      create table tessera.first_view (
        base text not null, environment text not null,
        person uuid not null,
        entity text not null,
        view text not null,
        primary key (person, base, environment, entity)
      );
    `,
  },
];
