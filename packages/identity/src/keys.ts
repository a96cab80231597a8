import { param, sql } from '@tessera/database';
import { Refusal } from '@tessera/std';
import { isoTime } from './context.ts';
import type { IdentityOptions } from './context.ts';
import { hashToken, newKey } from './token.ts';

/** An API key as a list shows it. The secret is never readable again. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly roles: readonly string[];
  readonly knownRoles: readonly string[];
  readonly actor: string | null;
  /** Milliseconds since 1970; absent: never. */
  readonly expiresAt?: number;
}

/** Keys of integrations. Each acts as a service person of its own, so that what it writes has an author. */
export function createKeys({ database, clock, newId }: IdentityOptions) {
  return {
    /** The full key text, shown once: `tsr_<id>_<secret>`. */
    create: async ({ name, roles, knownRoles, actor, expiresAt }: NewApiKey): Promise<{ id: string; key: string }> => {
      const unknown = roles.find((role) => !knownRoles.includes(role));
      if (unknown !== undefined) throw new Refusal('user_role_unknown', { role: unknown });
      if (name.trim() === '' || name.length > 100) throw new Refusal('user_name_missing');
      const key = newKey();
      const userId = newId();
      const at = param(isoTime(clock.now()), 'timestamptz');
      await database.query(
        sql`with person as (
              insert into tessera.sys_user (id, name, service, roles, created_at, created_by, updated_at, updated_by)
              values (${param(userId, 'uuid')}, ${param(name.trim(), 'text')}, true, ${param(roles, 'text[]')}, ${at}, ${param(actor, 'uuid')}, ${at}, ${param(actor, 'uuid')})
              returning id)
            insert into tessera.api_key (id, name, user_id, secret_hash, created_at, created_by, expires_at)
            select ${param(key.id, 'text')}, ${param(name.trim(), 'text')}, id, ${param(hashToken(key.secret), 'bytea')}, ${at},
              ${param(actor, 'uuid')}, ${param(expiresAt === undefined ? null : isoTime(expiresAt), 'timestamptz')} from person`,
      );
      return { id: key.id, key: `tsr_${key.id}_${key.secret}` };
    },
    list: async (): Promise<readonly ApiKey[]> => {
      const { rows } = await database.query<ApiKey>(
        sql`select k.id, k.name, u.roles, k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt"
            from tessera.api_key k join tessera.sys_user u on u.id = k.user_id where k.revoked_at is null order by k.created_at desc`,
      );
      return rows;
    },
    /** The key stops working with the next request. */
    revoke: async (id: string): Promise<void> => {
      const at = param(isoTime(clock.now()), 'timestamptz');
      const { count } = await database.query(
        sql`with gone as (update tessera.api_key set revoked_at = ${at} where id = ${param(id, 'text')} and revoked_at is null returning user_id)
            update tessera.sys_user set active = false where id in (select user_id from gone)`,
      );
      if (count === 0) throw new Refusal('key_not_found');
    },
  };
}
