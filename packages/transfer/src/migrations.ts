import type { Migration } from '@tessera/database';

/** Imports, what they did row by row, and what they refused; exports. */
export const transferMigrations: readonly Migration[] = [
  {
    id: 'transfer-0001',
    sql: `
      create table tessera.import (
        id uuid primary key,
        base text not null, environment text not null,
        entity text not null,
        file_id text not null, file_name text not null,
        state text not null check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
        actor uuid not null,
        created_at timestamptz not null,
        spec jsonb not null,
        analysis jsonb not null,
        dry_run jsonb, counts jsonb, undone jsonb,
        job_id uuid,
        lines_done integer not null default 0
      );
      create index import_actor_idx on tessera.import (actor, created_at desc);
      create table tessera.import_row (
        import_id uuid not null references tessera.import (id) on delete cascade,
        line integer not null,
        entity text not null,
        record uuid not null,
        action text not null check (action in ('create', 'update')),
        etag text not null,
        primary key (import_id, entity, record)
      );
      create table tessera.import_link (
        import_id uuid not null references tessera.import (id) on delete cascade,
        line integer not null,
        record uuid not null,
        field text not null,
        text text not null,
        primary key (import_id, record, field)
      );
      create table tessera.import_issue (
        import_id uuid not null references tessera.import (id) on delete cascade,
        line integer not null,
        position integer not null,
        field text, text text,
        code text not null, params jsonb not null,
        severity text not null,
        cells jsonb,
        primary key (import_id, line, position)
      );
    `,
  },
  {
    id: 'transfer-0002',
    sql: `
      update tessera.import set
        spec = (spec - 'encoding' - 'delimiter') || jsonb_build_object('reading', jsonb_build_object('format', 'csv', 'encoding', spec->'encoding', 'delimiter', spec->'delimiter')),
        analysis = (analysis - 'encoding' - 'delimiter') || jsonb_build_object('sheets', '[]'::jsonb, 'reading', jsonb_build_object('format', 'csv', 'encoding', spec->'encoding', 'delimiter', spec->'delimiter'))
      where spec ? 'encoding';
    `,
  },
  {
    id: 'transfer-0003',
    sql: `
      create table tessera.import_batch (
        id uuid primary key,
        base text not null, environment text not null,
        name text not null,
        actor uuid not null,
        created_at timestamptz not null,
        state text not null check (state in ('planned', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
        loads jsonb not null,
        job_id uuid
      );
      create index import_batch_actor_idx on tessera.import_batch (actor, created_at desc);
      alter table tessera.import add column batch_id uuid references tessera.import_batch (id) on delete cascade, add column batch_place integer;
      create index import_batch_idx on tessera.import (batch_id, batch_place) where batch_id is not null;
    `,
  },
  {
    id: 'transfer-0004',
    sql: `
      alter table tessera.import_row add column before jsonb;
      create table tessera.import_mapping (
        base text not null, environment text not null,
        actor uuid not null,
        entity text not null,
        headers text not null,
        settings jsonb not null,
        saved_at timestamptz not null,
        primary key (base, environment, actor, entity, headers)
      );
    `,
  },
];
