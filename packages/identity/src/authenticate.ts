import { administratorRole } from '@tessera/access';
import type { Principal } from '@tessera/access';
import { compileSql, param, slot, sql } from '@tessera/database';
import type { Locale } from '@tessera/std';
import { isoTime, lifetimes } from './context.ts';
import type { IdentityOptions } from './context.ts';
import { hashToken, parseKey } from './token.ts';

/** What a request shows of who sends it. */
export interface Credentials {
  /** Value of the session cookie. */
  readonly cookie?: string | undefined;
  /** Token of an `Authorization: Bearer` header. */
  readonly bearer?: string | undefined;
}

export interface Authenticated {
  readonly principal: Principal;
  /** The live release, read in the same round trip; null before the first publish. */
  readonly release: number | null;
  readonly needsPassword: boolean;
  readonly expiresAt: string | null;
}

interface PersonRow {
  readonly user_id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly manager_id: string | null;
  readonly department_id: string | null;
  readonly locale: Locale;
  readonly time_zone: string;
  readonly session_id: string | null;
  readonly key_id: string | null;
  readonly stale: boolean;
  readonly needs_password: boolean;
  readonly expires_at: string | null;
  readonly release: string | number | null;
}

const personColumns = sql`u.id as user_id, u.name, u.roles, u.manager_id, u.department_id, u.locale, u.time_zone`;

/**
 * Finds out who sends a request, in one round trip; undefined for nobody.
 * Capabilities here are those of the administrator; what role documents add is known with the plan.
 */
export function createAuthenticate({ database, clock, currentRelease }: IdentityOptions) {
  const bySession = compileSql(
    sql`select ${personColumns}, s.id as session_id, null as key_id, s.last_seen_at < ${slot('seenBefore', 'timestamptz')} as stale,
          u.password_hash is null as needs_password, s.expires_at, ${currentRelease} as release
        from tessera.session s join tessera.sys_user u on u.id = s.user_id
        where s.token_hash = ${slot('token', 'bytea')} and s.expires_at > ${slot('now', 'timestamptz')}
          and s.last_seen_at > ${slot('idleSince', 'timestamptz')} and u.active and u.deleted_at is null`,
    'session',
  );
  const byKey = compileSql(
    sql`select ${personColumns}, null as session_id, k.id as key_id,
          (k.last_used_at is null or k.last_used_at < ${slot('seenBefore', 'timestamptz')}) as stale,
          false as needs_password, k.expires_at, ${currentRelease} as release
        from tessera.api_key k join tessera.sys_user u on u.id = k.user_id
        where k.id = ${slot('id', 'text')} and k.secret_hash = ${slot('token', 'bytea')} and k.revoked_at is null
          and (k.expires_at is null or k.expires_at > ${slot('now', 'timestamptz')}) and u.active and u.deleted_at is null`,
    'key',
  );

  async function find({ cookie, bearer }: Credentials, now: number): Promise<PersonRow | undefined> {
    const times = { now: isoTime(now), seenBefore: isoTime(now - lifetimes.seenEvery) };
    if (bearer !== undefined) {
      const key = parseKey(bearer);
      if (!key) return undefined;
      return (await database.query<PersonRow>(byKey.bind({ ...times, id: key.id, token: hashToken(key.secret) })))
        .rows[0];
    }
    if (cookie === undefined || cookie === '') return undefined;
    const idleSince = isoTime(now - lifetimes.sessionIdle);
    return (await database.query<PersonRow>(bySession.bind({ ...times, idleSince, token: hashToken(cookie) }))).rows[0];
  }

  async function touch(row: PersonRow, now: number): Promise<void> {
    const at = param(isoTime(now), 'timestamptz');
    await database.query(
      row.session_id === null
        ? sql`update tessera.api_key set last_used_at = ${at} where id = ${param(row.key_id, 'text')}`
        : sql`update tessera.session set last_seen_at = ${at} where id = ${param(row.session_id, 'uuid')}`,
    );
  }

  async function authenticate(credentials: Credentials): Promise<Authenticated | undefined> {
    const now = clock.now();
    const row = await find(credentials, now);
    if (!row) return undefined;
    if (row.stale) await touch(row, now);
    return {
      principal: principalOf(row),
      release: row.release === null ? null : Number(row.release),
      needsPassword: row.needs_password,
      expiresAt: row.expires_at,
    };
  }

  /** A person as background work acts for them; undefined when they may not sign in any more. */
  async function principalFor(userId: string): Promise<Principal | undefined> {
    const { rows } = await database.query<PersonRow>(
      sql`select ${personColumns}, null as session_id, null as key_id from tessera.sys_user u
          where u.id = ${param(userId, 'uuid')} and u.active and u.deleted_at is null`,
    );
    return rows[0] && principalOf(rows[0]);
  }

  return { authenticate, principalFor };
}

function principalOf(row: PersonRow): Principal {
  const capabilities: Principal['capabilities'] = row.roles.includes(administratorRole)
    ? ['design', 'administer', 'shareViews']
    : [];
  return {
    userId: row.user_id,
    name: row.name,
    roles: row.roles,
    capabilities,
    managerId: row.manager_id,
    departmentId: row.department_id,
    locale: row.locale,
    timeZone: row.time_zone,
    sessionId: row.session_id,
    keyId: row.key_id,
  };
}
