import type { Migration } from '@tessera/database';

/** Tables of documents, releases and the draft. */
export const publishMigrations: readonly Migration[] = [
  {
    id: 'publish-0001',
    sql: `
      create table tessera.environment (
        base text not null,
        environment text not null,
        release integer not null default 0,
        primary key (base, environment)
      );
      insert into tessera.environment (base, environment) values ('main', 'live');

      create table tessera.document_version (
        hash text primary key,
        kind text not null,
        id text not null,
        body jsonb not null
      );

      create table tessera.release (
        base text not null,
        environment text not null,
        no integer not null,
        at timestamptz not null,
        actor uuid,
        actor_name text,
        note text,
        rollback_of integer,
        changes jsonb not null default '[]',
        primary key (base, environment, no),
        foreign key (base, environment) references tessera.environment (base, environment)
      );

      create table tessera.release_item (
        base text not null,
        environment text not null,
        no integer not null,
        kind text not null,
        id text not null,
        hash text not null references tessera.document_version (hash),
        primary key (base, environment, no, kind, id),
        foreign key (base, environment, no) references tessera.release (base, environment, no)
      );

      create sequence tessera.draft_revision;
      create table tessera.draft (
        base text not null,
        environment text not null,
        kind text not null,
        id text not null,
        body jsonb,
        deleted boolean not null default false,
        base_hash text,
        revision bigint not null default nextval('tessera.draft_revision'),
        updated_at timestamptz not null,
        updated_by uuid,
        primary key (base, environment, kind, id),
        check (deleted = (body is null)),
        foreign key (base, environment) references tessera.environment (base, environment)
      );

      create table tessera.physical_name (
        base text not null,
        environment text not null,
        entity text not null,
        field text not null default '',
        shape text not null default '',
        name text not null,
        primary key (base, environment, entity, field, shape)
      );
      comment on table tessera.physical_name is
        'Where an entity (field empty) or a field of one shape lies. Rows are added, never changed: a field that comes back with its old shape finds its values.';
    `,
  },
  {
    id: 'publish-0002',
    sql: `
      create unlogged table tessera.presence (
        tab uuid primary key,
        user_id uuid not null,
        name text not null,
        page text not null,
        selected text not null,
        seen_at timestamptz not null
      );
      comment on table tessera.presence is 'Who has the designer open, by browser tab; rows grow old by themselves and may be lost.';
    `,
  },
];
