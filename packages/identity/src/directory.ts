import { param, sql } from '@tessera/database';
import { isoTime } from './context.ts';
import type { IdentityOptions } from './context.ts';

/** A person who comes with a pack: owns records, has no credentials. */
export interface DirectoryPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly managerId: string | null;
  readonly departmentId: string | null;
}

export interface DirectoryDepartment {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** Adding and taking away people and departments whose ids the caller gives: packs and their demo data. */
export function createDirectory({ database, clock }: IdentityOptions) {
  const now = () => param(isoTime(clock.now()), 'timestamptz');
  return {
    /** Names of people by id, of those who left too. */
    names: async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const { rows } = await database.query<{ id: string; name: string }>(
        sql`select id, name from tessera.sys_user where id = any(${param([...ids], 'uuid[]')})`,
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    /** What is there already stays as it is. */
    addPerson: async ({ id, name, email, roles, managerId, departmentId }: DirectoryPerson): Promise<void> => {
      await database.query(
        sql`insert into tessera.sys_user (id, name, email, roles, manager_id, department_id, created_at, updated_at)
            values (${param(id, 'uuid')}, ${param(name, 'text')}, ${param(email, 'text')}, ${param([...roles], 'text[]')},
              ${param(managerId, 'uuid')}, ${param(departmentId, 'uuid')}, ${now()}, ${now()}) on conflict do nothing`,
      );
    },
    addDepartment: async ({ id, name, parentId }: DirectoryDepartment): Promise<void> => {
      await database.query(
        sql`insert into tessera.sys_department (id, name, parent_id, created_at, updated_at)
            values (${param(id, 'uuid')}, ${param(name, 'text')}, ${param(parentId, 'uuid')}, ${now()}, ${now()}) on conflict do nothing`,
      );
    },
    /** False when they can sign in, were invited or changed since they were added: then they stay. */
    removePerson: async (id: string, actor: string | null): Promise<boolean> => {
      const { count } = await database.query(
        sql`update tessera.sys_user u set deleted_at = ${now()}, deleted_by = ${param(actor, 'uuid')}, active = false, version = version + 1
            where u.id = ${param(id, 'uuid')} and u.deleted_at is null and u.password_hash is null and u.version = 1
              and not exists (select 1 from tessera.one_time_link l where l.user_id = u.id)
              and not exists (select 1 from tessera.session s where s.user_id = u.id)`,
      );
      return count > 0;
    },
    /** False while somebody who stays belongs to it, or it was changed. */
    removeDepartment: async (id: string, actor: string | null): Promise<boolean> => {
      const { count } = await database.query(
        sql`update tessera.sys_department d set deleted_at = ${now()}, deleted_by = ${param(actor, 'uuid')}, version = version + 1
            where d.id = ${param(id, 'uuid')} and d.deleted_at is null and d.version = 1
              and not exists (select 1 from tessera.sys_user u where u.department_id = d.id and u.deleted_at is null)
              and not exists (select 1 from tessera.sys_department c where c.parent_id = d.id and c.deleted_at is null)`,
      );
      return count > 0;
    },
  };
}
