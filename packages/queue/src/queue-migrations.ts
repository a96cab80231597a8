import type { Migration } from '@tessera/database';

/** The tables of the outbox, the jobs and the notifications. */
export const queueMigrations: readonly Migration[] = [
  {
    id: 'queue-0001',
    sql: `
      create table tessera.outbox (
        seq bigint generated always as identity primary key,
        id uuid not null,
        change_seq bigint,
        topic text not null,
        aggregate text not null,
        payload jsonb not null,
        created_at timestamptz not null default now(),
        delivered_at timestamptz,
        attempts integer not null default 0,
        next_at timestamptz,
        error jsonb
      );
      create index outbox_waiting on tessera.outbox (aggregate, seq) where delivered_at is null;
      create index outbox_delivered on tessera.outbox (delivered_at) where delivered_at is not null;

      create table tessera.job (
        id uuid primary key,
        kind text not null,
        input jsonb not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        progress jsonb,
        result jsonb,
        error jsonb,
        owner uuid,
        cancel_requested boolean not null default false,
        claim uuid,
        heartbeat_at timestamptz,
        run_at timestamptz not null default now(),
        attempts integer not null default 0,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz
      );
      create index job_queued on tessera.job (run_at) where state = 'queued';
      create index job_running on tessera.job (heartbeat_at) where state = 'running';
      create index job_owner on tessera.job (owner, created_at desc);

      create table tessera.notification (
        id uuid primary key,
        user_id uuid not null,
        at timestamptz not null,
        kind text not null,
        title jsonb not null,
        body jsonb,
        entity text,
        record uuid,
        read_at timestamptz
      );
      create index notification_user on tessera.notification (user_id, at desc, id desc);
      create index notification_unread on tessera.notification (user_id) where read_at is null;
    `,
  },
  {
    id: 'queue-0002',
    sql: `
      alter table tessera.notification add column part text;
      comment on column tessera.notification.part is 'The part of the page it leads to, such as a comment.';
    `,
  },
];
