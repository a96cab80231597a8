import type { Migration } from '@tessera/database';

/** Tables of the record engine: numbers given, links cut by deletions, answers kept for repeated requests. */
export const recordMigrations: readonly Migration[] = [
  {
    id: 'records-0001',
    sql: `
      create table tessera.counter (
        base text not null,
        environment text not null,
        entity text not null,
        field text not null,
        period text not null,
        value bigint not null,
        primary key (base, environment, entity, field, period)
      );
      create table tessera.cut_link (
        deletion_id uuid not null,
        base text not null,
        environment text not null,
        entity text not null,
        field text not null,
        record uuid not null,
        target uuid not null,
        primary key (deletion_id, entity, field, record)
      );
      comment on table tessera.cut_link is 'Lookups emptied because their target was deleted; a restore puts them back.';
      create table tessera.idempotency (
        principal text not null,
        key text not null,
        request_hash bytea not null,
        status integer not null,
        headers jsonb not null default '{}',
        body text,
        at timestamptz not null,
        primary key (principal, key)
      );
      create index idempotency_at on tessera.idempotency (at);
    `,
  },
  {
    id: 'records-0002',
    sql: `
      create table tessera.comment (
        id uuid primary key,
        base text not null,
        environment text not null,
        entity text not null,
        record uuid not null,
        author uuid not null,
        at timestamptz not null,
        edited_at timestamptz,
        text text not null
      );
      create index comment_record on tessera.comment (base, environment, entity, record, at desc, id desc);
      comment on table tessera.comment is 'What colleagues say about a record; who may read the record may read it.';
    `,
  },
  {
    id: 'records-0003',
    sql: `
      create table tessera.search_entry (
        base text not null,
        environment text not null,
        entity text not null,
        record uuid not null,
        words jsonb not null,
        grams text[] not null,
        primary key (base, environment, entity, record)
      );
      create index search_entry_grams on tessera.search_entry using gin (grams);
      comment on table tessera.search_entry is 'What records are found by: the words of each searched field and the pieces that lead to them.';
      create table tessera.search_state (
        base text not null,
        environment text not null,
        entity text not null,
        shape text not null,
        upto uuid,
        done boolean not null default false,
        primary key (base, environment, entity)
      );
      comment on table tessera.search_state is 'How far the rows of an entity are indexed, for which searched fields.';
    `,
  },
];
