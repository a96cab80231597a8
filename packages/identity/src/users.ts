import { join, param, sql, sqlErrorOf } from '@tessera/database';
import type { Queryable, Sql, Tx } from '@tessera/database';
import { isUuid, issue, Refusal } from '@tessera/std';
import type { Issue } from '@tessera/std';
import { isoTime } from './context.ts';
import type { IdentityOptions } from './context.ts';
import { normaliseEmail, normaliseMobile } from './login.ts';

/** A person, as an administrator sees one. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly roles: readonly string[];
  readonly manager: { readonly id: string; readonly title: string } | null;
  readonly state: 'active' | 'invited' | 'noCredentials' | 'disabled';
}

export interface UserInput {
  readonly name?: string;
  readonly email?: string | null;
  readonly mobile?: string | null;
  readonly roles?: readonly string[];
  readonly manager?: string | null;
}

export interface UserPage {
  readonly items: readonly User[];
  readonly next?: string;
}

/** Who changes people and which roles the live release knows. */
export interface UserChange {
  readonly actor: string | null;
  readonly knownRoles: readonly string[];
}

const selectUser = sql`select u.id, u.name, u.email, u.mobile, u.roles,
  case when m.id is null then null else json_build_object('id', m.id, 'title', m.name) end as manager,
  case when not u.active then 'disabled' when u.password_hash is not null or exists (select 1 from tessera.session s where s.user_id = u.id) then 'active'
    when exists (select 1 from tessera.one_time_link l where l.user_id = u.id and l.used_at is null) then 'invited' else 'noCredentials' end as state
  from tessera.sys_user u left join tessera.sys_user m on m.id = u.manager_id`;

/** Listing, adding, changing and disabling people. */
export function createUsers({ database, clock, newId }: IdentityOptions) {
  async function read(queryable: Queryable, id: string): Promise<User> {
    if (!isUuid(id)) throw new Refusal('user_not_found');
    const { rows } = await queryable.query<User>(
      sql`${selectUser} where u.id = ${param(id, 'uuid')} and u.deleted_at is null`,
    );
    if (!rows[0]) throw new Refusal('user_not_found');
    return rows[0];
  }

  async function update(id: string, input: UserInput, change: UserChange): Promise<User> {
    return write(async (tx) => {
      const before = await read(tx, id);
      const columns = columnsOf(input, change.knownRoles);
      if (input.email === null && (input.mobile ?? before.mobile) === null && before.email !== null)
        refuse([issue('/email', 'user_login_missing')]);
      await checkManager(tx, id, input.manager);
      await set(tx, id, columns, change.actor, clock.now());
      await keepAnAdministrator(tx);
      return read(tx, id);
    });
  }

  async function setActive(id: string, active: boolean, actor: string | null): Promise<User> {
    return write(async (tx) => {
      await read(tx, id);
      await set(tx, id, [['active', param(active, 'boolean')]], actor, clock.now());
      if (!active) {
        await tx.query(sql`delete from tessera.session where user_id = ${param(id, 'uuid')}`);
        await tx.query(sql`delete from tessera.one_time_link where user_id = ${param(id, 'uuid')}`);
      }
      await keepAnAdministrator(tx);
      return read(tx, id);
    });
  }

  function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return database.transaction(work).catch((error: unknown) => {
      const sqlError = sqlErrorOf(error);
      if (sqlError?.code !== '23505') throw error;
      const field = sqlError.constraint?.includes('email') ? '/email' : '/mobile';
      throw new Refusal('user_login_taken', {}, [issue(field, 'user_login_taken')]);
    });
  }

  return {
    get: (id: string) => read(database, id),
    /** People by name (pinyin order); `search` looks in name, e-mail and mobile. */
    list: async ({
      search = '',
      cursor,
      limit = 50,
    }: {
      search?: string;
      cursor?: string;
      limit?: number;
    }): Promise<UserPage> => {
      const after = cursor === undefined ? undefined : readCursor(cursor);
      const name = sql`u.name collate "zh-x-icu"`;
      const conditions: Sql[] = [sql`u.deleted_at is null and not u.service`];
      if (search !== '') {
        const needle = param(search.toLowerCase(), 'text');
        conditions.push(
          sql`(strpos(lower(u.name), ${needle}) > 0 or strpos(lower(coalesce(u.email, '')), ${needle}) > 0 or strpos(coalesce(u.mobile, ''), ${needle}) > 0)`,
        );
      }
      if (after)
        conditions.push(
          sql`(${name}, u.id) > (${param(after.name, 'text')} collate "zh-x-icu", ${param(after.id, 'uuid')})`,
        );
      const { rows } = await database.query<User>(
        sql`${selectUser} where ${join(conditions, ' and ')} order by ${name}, u.id limit ${param(limit + 1, 'int')}`,
      );
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return rows.length > limit && last ? { items, next: writeCursor(last) } : { items };
    },
    /** Adds a person. Without a login they are a member without credentials: an owner of records who cannot sign in. */
    create: (
      input: UserInput & { readonly name: string },
      change: UserChange,
      options: { readonly credentials: boolean } = { credentials: true },
    ): Promise<User> =>
      write(async (tx) => {
        if (options.credentials && !input.email && !input.mobile) refuse([issue('/email', 'user_login_missing')]);
        const id = newId();
        const columns = columnsOf(input, change.knownRoles);
        await checkManager(tx, id, input.manager);
        const at = param(isoTime(clock.now()), 'timestamptz');
        const by = param(change.actor, 'uuid');
        const names = columns.map(([name]) => name);
        await tx.query(
          sql`insert into tessera.sys_user (id, created_at, created_by, updated_at, updated_by, ${join(names.map((name) => ({ parts: [name] })))})
              values (${param(id, 'uuid')}, ${at}, ${by}, ${at}, ${by}, ${join(columns.map(([, value]) => value))})`,
        );
        return read(tx, id);
      }),
    update,
    /** Ends all sessions and links of a person and refuses new ones. */
    disable: (id: string, actor: string | null) => setActive(id, false, actor),
    enable: (id: string, actor: string | null) => setActive(id, true, actor),
    /** Sets what people choose for themselves. */
    setPreferences: async (
      id: string,
      { name, locale, timeZone }: { name?: string; locale?: string; timeZone?: string },
    ): Promise<void> => {
      if (name !== undefined) columnsOf({ name }, []);
      await database.query(
        sql`update tessera.sys_user set name = coalesce(${param(name?.trim() ?? null, 'text')}, name), locale = coalesce(${param(locale ?? null, 'text')}, locale),
              time_zone = coalesce(${param(timeZone ?? null, 'text')}, time_zone), version = version + 1 where id = ${param(id, 'uuid')}`,
      );
    },
  };
}

type Column = readonly [name: string, value: Sql];

function columnsOf(input: UserInput, knownRoles: readonly string[]): Column[] {
  const issues: Issue[] = [];
  const columns: Column[] = [];
  if (input.name !== undefined) {
    const name = input.name.normalize('NFC').trim();
    if (name === '' || [...name].length > 100) issues.push(issue('/name', 'user_name_missing'));
    columns.push(['name', param(name, 'text')]);
  }
  if (input.email !== undefined) {
    const email = input.email ? normaliseEmail(input.email) : null;
    if (email === undefined) issues.push(issue('/email', 'user_email_invalid'));
    columns.push(['email', param(email ?? null, 'text')]);
  }
  if (input.mobile !== undefined) {
    const mobile = input.mobile ? normaliseMobile(input.mobile) : null;
    if (mobile === undefined) issues.push(issue('/mobile', 'user_mobile_invalid'));
    columns.push(['mobile', param(mobile ?? null, 'text')], ['mobile_raw', param(input.mobile ?? null, 'text')]);
  }
  if (input.roles !== undefined) {
    for (const role of input.roles)
      if (!knownRoles.includes(role)) issues.push(issue('/roles', 'user_role_unknown', { role }));
    columns.push(['roles', param([...new Set(input.roles)], 'text[]')]);
  }
  if (input.manager !== undefined) columns.push(['manager_id', param(input.manager, 'uuid')]);
  refuse(issues);
  return columns;
}

function refuse(issues: readonly Issue[]): void {
  const first = issues[0];
  if (first) throw new Refusal(first.code, first.params, issues);
}

async function set(tx: Tx, id: string, columns: readonly Column[], actor: string | null, now: number): Promise<void> {
  const assignments = columns.map(([name, value]) => sql`${{ parts: [name] }} = ${value}`);
  await tx.query(
    sql`update tessera.sys_user set ${join([...assignments, sql`version = version + 1`, sql`updated_at = ${param(isoTime(now), 'timestamptz')}`, sql`updated_by = ${param(actor, 'uuid')}`])}
        where id = ${param(id, 'uuid')}`,
  );
}

async function checkManager(tx: Tx, id: string, manager: string | null | undefined): Promise<void> {
  if (manager === undefined || manager === null) return;
  const invalid = () => new Refusal('user_manager_invalid', {}, [issue('/manager', 'user_manager_invalid')]);
  if (!isUuid(manager) || manager === id) throw invalid();
  const { rows } = await tx.query<{ id: string }>(
    sql`with recursive above as (
          select id, manager_id from tessera.sys_user where id = ${param(manager, 'uuid')} and deleted_at is null
          union select u.id, u.manager_id from tessera.sys_user u join above a on u.id = a.manager_id)
        select id from above`,
  );
  if (rows.length === 0 || rows.some((row) => row.id === id)) throw invalid();
}

async function keepAnAdministrator(tx: Tx): Promise<void> {
  const { count } = await tx.query(
    sql`select 1 from tessera.sys_user where 'sys.admin' = any(roles) and active and not service and deleted_at is null limit 1`,
  );
  if (count === 0) throw new Refusal('last_administrator');
}

function writeCursor({ name, id }: User): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function readCursor(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof name === 'string' && isUuid(id)) return { name, id };
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('user_cursor_invalid');
}
