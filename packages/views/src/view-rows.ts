import { param, sql } from '@tessera/database';
import type { Queryable, Sql } from '@tessera/database';
import type { Plan } from '@tessera/plan';
import type { ViewDocument } from '@tessera/schemas';
import type { Audience, ViewCaller } from './saved-views.ts';

/** A saved view as it is stored. */
export interface ViewRow {
  readonly owner: string;
  readonly owner_name: string | null;
  readonly body: ViewDocument;
  readonly version: string;
  readonly everybody: boolean;
  readonly roles: readonly string[];
  readonly people: readonly string[];
  /** What the people it is shared with are called, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Rows of the base and environment of a plan. */
export function placeSql({ base, environment }: Plan): Sql {
  return sql`base = ${param(base, 'text')} and environment = ${param(environment, 'text')}`;
}

/** The values of an audience, in the order of its columns. */
export function shareSql({ everybody, roles, people }: Required<Audience>): Sql {
  return sql`${param(everybody, 'boolean')}, ${param([...roles], 'text[]')}, ${param([...people], 'uuid[]')}`;
}

/** The saved views somebody may open, oldest first; with an id that one alone. */
export async function readRows(
  queryable: Queryable,
  { plan, principal }: ViewCaller,
  id?: string,
): Promise<readonly ViewRow[]> {
  const me = param(principal.userId, 'uuid');
  const wanted = id === undefined ? sql`` : sql` and v.body ->> 'id' = ${param(id, 'text')}`;
  const { rows } = await queryable.query<ViewRow>(
    sql`select v.owner, o.name as owner_name, v.body, v.version::text as version, v.everybody, v.roles, v.people,
          coalesce((select jsonb_object_agg(u.id, u.name) from tessera.sys_user u where u.id = any(v.people)), '{}') as names
        from tessera.saved_view v left join tessera.sys_user o on o.id = v.owner
        where ${placeSql(plan)}${wanted}
          and (v.owner = ${me} or v.everybody or v.roles && ${param([...principal.roles], 'text[]')} or ${me} = any(v.people))
        order by v.id`,
  );
  return rows;
}
