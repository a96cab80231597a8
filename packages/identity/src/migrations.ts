import type { Migration } from '@tessera/database';

/** Tables of people, sessions, one-time links and keys. `sys_user` and `sys_department` are read through the plan like any entity. */
export const identityMigrations: readonly Migration[] = [
  {
    id: 'identity-0001',
    sql: `
      create table tessera.sys_department (
        id uuid primary key,
        name text not null,
        parent_id uuid references tessera.sys_department (id),
        leader_id uuid,
        created_at timestamptz not null default now(), created_by uuid,
        updated_at timestamptz not null default now(), updated_by uuid,
        version bigint not null default 1,
        deleted_at timestamptz, deleted_by uuid, deletion_id uuid, source text
      );
      create table tessera.sys_user (
        id uuid primary key,
        name text not null,
        email text,
        mobile text, mobile_raw text, mobile_ext text,
        manager_id uuid references tessera.sys_user (id),
        department_id uuid references tessera.sys_department (id),
        active boolean not null default true,
        service boolean not null default false,
        roles text[] not null default '{}',
        password_hash text,
        locale text not null default 'zh-CN',
        time_zone text not null default 'Asia/Shanghai',
        created_at timestamptz not null default now(), created_by uuid,
        updated_at timestamptz not null default now(), updated_by uuid,
        version bigint not null default 1,
        deleted_at timestamptz, deleted_by uuid, deletion_id uuid, source text
      );
      alter table tessera.sys_department add foreign key (leader_id) references tessera.sys_user (id);
      create unique index sys_user_email_key on tessera.sys_user (lower(email)) where deleted_at is null;
      create unique index sys_user_mobile_key on tessera.sys_user (mobile) where deleted_at is null;
      create index sys_user_manager_idx on tessera.sys_user (manager_id);
      create table tessera.session (
        id uuid primary key,
        token_hash bytea not null unique,
        user_id uuid not null references tessera.sys_user (id),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        agent text
      );
      create index session_user_idx on tessera.session (user_id);
      create table tessera.one_time_link (
        token_hash bytea primary key,
        user_id uuid not null references tessera.sys_user (id),
        purpose text not null check (purpose in ('sign-in', 'invitation')),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index one_time_link_user_idx on tessera.one_time_link (user_id);
      create table tessera.api_key (
        id text primary key,
        name text not null,
        user_id uuid not null references tessera.sys_user (id),
        secret_hash bytea not null,
        created_at timestamptz not null,
        created_by uuid,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create table tessera.sign_in_failure (login_hash bytea not null, at timestamptz not null);
      create index sign_in_failure_idx on tessera.sign_in_failure (login_hash, at);
    `,
  },
];
