import { administratorRole } from '@tessera/access';
import type { Principal } from '@tessera/access';
import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import type { People } from '@tessera/schemas';

/** What people are resolved on: the values of a record, and who acts. */
export interface Cast {
  readonly values: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
}

/**
 * Whether whoever acts is one of the people. Administrators always are; without a set of people everybody is who may change the record.
 * @param mayUpdate whether the caller may change the record anyway
 */
export async function isAmong(
  queryable: Queryable,
  people: People | undefined,
  cast: Cast,
  mayUpdate: boolean,
): Promise<boolean> {
  const { principal } = cast;
  if (principal.roles.includes(administratorRole)) return true;
  if (!people || Object.keys(people).length === 0) return mayUpdate;
  if (people.roles?.some((role) => principal.roles.includes(role))) return true;
  if (people.actor && mayUpdate) return true;
  const ids = await linkedPeople(queryable, people, cast);
  return ids.includes(principal.userId);
}

/** Ids of the people who can sign in; whoever acts only when the set names the actor. */
export async function resolvePeople(queryable: Queryable, people: People, cast: Cast): Promise<readonly string[]> {
  const { userId } = cast.principal;
  const linked = new Set(await linkedPeople(queryable, people, cast));
  linked.delete(userId);
  if (people.actor) linked.add(userId);
  const roles = people.roles ?? [];
  if (linked.size === 0 && roles.length === 0) return [];
  const { rows } = await queryable.query<{ id: string }>(
    sql`select id from tessera.sys_user where active and deleted_at is null
        and (id = any(${param([...linked], 'uuid[]')}) or (roles && ${param(roles, 'text[]')} and id <> ${param(userId, 'uuid')})) order by id`,
  );
  return rows.map(({ id }) => id);
}

/** The people a record links to: its owner, the owner's manager, person fields. */
async function linkedPeople(queryable: Queryable, people: People, { values }: Cast): Promise<readonly string[]> {
  const owner = idOf(values['owner']);
  const found = (people.fields ?? []).flatMap((key) => idOf(values[key]) ?? []);
  if (people.owner && owner !== undefined) found.push(owner);
  if (people.ownerManager && owner !== undefined) {
    const { rows } = await queryable.query<{ manager_id: string | null }>(
      sql`select manager_id from tessera.sys_user where id = ${param(owner, 'uuid')}`,
    );
    found.push(...rows.flatMap(({ manager_id: manager }) => manager ?? []));
  }
  return found;
}

function idOf(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof id === 'string' ? id : undefined;
}
