import { param, sql } from '@tessera/database';
import { createAuthenticate } from './authenticate.ts';
import { isoTime } from './context.ts';
import type { IdentityOptions } from './context.ts';
import { createDirectory } from './directory.ts';
import { createKeys } from './keys.ts';
import { normaliseEmail, normaliseMobile } from './login.ts';
import { createSessions } from './sessions.ts';
import { createUsers } from './users.ts';

/** People, sessions, one-time links and keys: everything that answers "who is this?". */
export function createIdentity(options: IdentityOptions) {
  const { database, clock, newId } = options;
  const sessions = createSessions(options);

  /** The administrator, made on the first start. `first` until they have set a password. */
  async function ensureAdministrator(): Promise<{ id: string; first: boolean }> {
    const at = param(isoTime(clock.now()), 'timestamptz');
    await database.query(
      sql`insert into tessera.sys_user (id, name, roles, created_at, updated_at)
          select ${param(newId(), 'uuid')}, '管理员', array['sys.admin'], ${at}, ${at}
          where not exists (select 1 from tessera.sys_user where 'sys.admin' = any(roles) and not service)`,
    );
    const { rows } = await database.query<{ id: string; first: boolean }>(
      sql`select id, password_hash is null as first from tessera.sys_user
          where 'sys.admin' = any(roles) and not service and active order by created_at, id limit 1`,
    );
    return rows[0] ?? { id: '', first: false };
  }

  /** A person by id, e-mail, mobile or exact name; undefined when none or several fit. */
  async function findUser(text: string): Promise<string | undefined> {
    const { rows } = await database.query<{ id: string }>(
      sql`select id from tessera.sys_user where deleted_at is null and not service and
            (id::text = ${param(text, 'text')} or lower(email) = ${param(normaliseEmail(text) ?? null, 'text')}
              or mobile = ${param(normaliseMobile(text) ?? null, 'text')} or name = ${param(text, 'text')}) limit 2`,
    );
    return rows.length === 1 ? rows[0]?.id : undefined;
  }

  return {
    ...createAuthenticate(options),
    ...sessions,
    users: createUsers(options),
    keys: createKeys(options),
    directory: createDirectory(options),
    ensureAdministrator,
    findUser,
  };
}

export type Identity = ReturnType<typeof createIdentity>;
