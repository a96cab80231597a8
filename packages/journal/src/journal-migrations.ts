import type { Migration } from '@tessera/database';

/** The tables of the journal. */
export const journalMigrations: readonly Migration[] = [
  {
    id: 'journal-0001',
    sql: `
      create table tessera.change (
        seq bigint generated always as identity primary key,
        xid xid8 not null default pg_current_xact_id(),
        at timestamptz not null,
        base text not null,
        environment text not null,
        actor uuid,
        session_id text,
        release integer,
        cause text not null,
        cause_detail jsonb,
        entity text not null,
        record uuid not null,
        action text not null check (action in ('create', 'update', 'delete', 'restore', 'transition', 'place')),
        before jsonb,
        after jsonb,
        reason text
      );
      create index change_record on tessera.change (entity, record, seq desc);
      create index change_job on tessera.change ((cause_detail ->> 'job'), seq) where cause_detail ? 'job';

      create function tessera.refuse_change_of_journal() returns trigger language plpgsql as $$
      begin
        raise exception 'the journal is append-only' using errcode = 'restrict_violation';
      end $$;
      create trigger append_only before update or delete or truncate on tessera.change
        for each statement execute function tessera.refuse_change_of_journal();
    `,
  },
];
