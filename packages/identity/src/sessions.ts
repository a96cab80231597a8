import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import { Refusal } from '@tessera/std';
import { failuresAllowed, isoTime, lifetimes } from './context.ts';
import type { IdentityOptions } from './context.ts';
import { normaliseEmail, normaliseMobile } from './login.ts';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';
import { hashToken, newToken } from './token.ts';

/** A fresh session; the token goes into the cookie and is stored nowhere. */
export interface StartedSession {
  readonly token: string;
  readonly userId: string;
  /** ISO, UTC. */
  readonly expiresAt: string;
}

export type LinkPurpose = 'sign-in' | 'invitation';

export interface OneTimeLink {
  readonly token: string;
  readonly expiresAt: string;
}

/** Signing in and out: passwords, one-time links, sessions. */
export function createSessions({ database, clock, newId }: IdentityOptions) {
  async function start(queryable: Queryable, userId: string, agent: string | undefined): Promise<StartedSession> {
    const now = clock.now();
    const token = newToken();
    const expiresAt = isoTime(now + lifetimes.sessionAbsolute);
    const at = param(isoTime(now), 'timestamptz');
    await queryable.query(
      sql`insert into tessera.session (id, token_hash, user_id, created_at, last_seen_at, expires_at, agent)
          values (${param(newId(), 'uuid')}, ${param(hashToken(token), 'bytea')}, ${param(userId, 'uuid')}, ${at}, ${at},
            ${param(expiresAt, 'timestamptz')}, ${param(agent?.slice(0, 200) ?? null, 'text')})`,
    );
    return { token, userId, expiresAt };
  }

  async function refuseWhenThrottled(loginHash: Buffer): Promise<void> {
    const since = isoTime(clock.now() - lifetimes.failureWindow);
    await database.query(sql`delete from tessera.sign_in_failure where at < ${param(since, 'timestamptz')}`);
    const { rows } = await database.query<{ count: number }>(
      sql`select count(*)::int as count from tessera.sign_in_failure where login_hash = ${param(loginHash, 'bytea')}`,
    );
    if ((rows[0]?.count ?? 0) >= failuresAllowed) {
      throw new Refusal('sign_in_throttled', { minutes: lifetimes.failureWindow / 60_000 });
    }
  }

  /** Refuses with sign_in_failed, whatever was wrong, and with sign_in_throttled after too many failures. */
  async function signIn(login: string, password: string, agent?: string): Promise<StartedSession> {
    const email = normaliseEmail(login);
    const mobile = normaliseMobile(login);
    const loginHash = hashToken((mobile ?? email ?? login).toLowerCase());
    await refuseWhenThrottled(loginHash);
    const { rows } = await database.query<{ id: string; password_hash: string | null }>(
      sql`select id, password_hash from tessera.sys_user
          where active and deleted_at is null and (lower(email) = ${param(email ?? null, 'text')} or mobile = ${param(mobile ?? null, 'text')})`,
    );
    const person = rows[0];
    const right = await verifyPassword(person?.password_hash ?? null, password);
    if (!right || !person) {
      await database.query(
        sql`insert into tessera.sign_in_failure (login_hash, at) values (${param(loginHash, 'bytea')}, ${param(isoTime(clock.now()), 'timestamptz')})`,
      );
      throw new Refusal('sign_in_failed');
    }
    return start(database, person.id, agent);
  }

  /** A link that signs a person in once. A newer link of the same purpose replaces older ones. */
  async function createLink(queryable: Queryable, userId: string, purpose: LinkPurpose): Promise<OneTimeLink> {
    const token = newToken();
    const expiresAt = isoTime(clock.now() + (purpose === 'invitation' ? lifetimes.invitation : lifetimes.signInLink));
    await queryable.query(
      sql`with old as (delete from tessera.one_time_link where user_id = ${param(userId, 'uuid')} and purpose = ${param(purpose, 'text')})
          insert into tessera.one_time_link (token_hash, user_id, purpose, expires_at)
          values (${param(hashToken(token), 'bytea')}, ${param(userId, 'uuid')}, ${param(purpose, 'text')}, ${param(expiresAt, 'timestamptz')})`,
    );
    return { token, expiresAt };
  }

  async function useLink(
    queryable: Queryable,
    token: string,
    purpose: LinkPurpose,
  ): Promise<{ id: string; email: string | null; mobile: string | null }> {
    const now = param(isoTime(clock.now()), 'timestamptz');
    const { rows } = await queryable.query<{ id: string; email: string | null; mobile: string | null }>(
      sql`update tessera.one_time_link l set used_at = ${now} from tessera.sys_user u
          where l.token_hash = ${param(hashToken(token), 'bytea')} and l.purpose = ${param(purpose, 'text')} and l.used_at is null
            and l.expires_at > ${now} and u.id = l.user_id and u.active and u.deleted_at is null
          returning u.id, u.email, u.mobile`,
    );
    const person = rows[0];
    if (!person) throw new Refusal('link_invalid');
    return person;
  }

  async function setPassword(queryable: Queryable, userId: string, hash: string): Promise<void> {
    await queryable.query(
      sql`update tessera.sys_user set password_hash = ${param(hash, 'text')} where id = ${param(userId, 'uuid')}`,
    );
  }

  return {
    signIn,
    createLink: (userId: string, purpose: LinkPurpose) => createLink(database, userId, purpose),
    /** Exchanges a one-time sign-in link for a session. */
    exchangeLink: (token: string, agent?: string): Promise<StartedSession> =>
      database.transaction(async (tx) => start(tx, (await useLink(tx, token, 'sign-in')).id, agent)),
    /** Sets the password of an invited person and signs them in; a refused password leaves the link usable. */
    acceptInvitation: (token: string, password: string, agent?: string): Promise<StartedSession> =>
      database.transaction(async (tx) => {
        const person = await useLink(tx, token, 'invitation');
        checkPassword(password, [person.email, person.mobile]);
        await setPassword(tx, person.id, await hashPassword(password));
        return start(tx, person.id, agent);
      }),
    /** Changes the password and ends every other session. `current` is needed when there is one. */
    changePassword: async (
      userId: string,
      password: string,
      current: string | undefined,
      keepSession: string | null,
    ): Promise<void> => {
      const { rows } = await database.query<{
        email: string | null;
        mobile: string | null;
        password_hash: string | null;
      }>(sql`select email, mobile, password_hash from tessera.sys_user where id = ${param(userId, 'uuid')}`);
      const person = rows[0];
      if (!person) throw new Refusal('user_not_found');
      if (person.password_hash !== null && !(await verifyPassword(person.password_hash, current ?? '')))
        throw new Refusal('password_wrong');
      checkPassword(password, [person.email, person.mobile]);
      const hash = await hashPassword(password);
      await database.transaction(async (tx) => {
        await setPassword(tx, userId, hash);
        await tx.query(
          sql`delete from tessera.session where user_id = ${param(userId, 'uuid')} and id is distinct from ${param(keepSession, 'uuid')}`,
        );
      });
    },
    /** Ends one session. */
    signOut: async (sessionId: string): Promise<void> => {
      await database.query(sql`delete from tessera.session where id = ${param(sessionId, 'uuid')}`);
    },
  };
}
