import { ident, raw, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { unreachable } from '@tessera/std';
import type { EntityRights, RecordAction, RecordScope } from './rights.ts';

/** The slot that holds the id of whoever asks. */
export const meSlot = 'me';

/** Whoever asks, as SQL of type uuid. */
export const me: Sql = slot(meSlot, 'uuid');

/** Everybody below whoever asks, and themselves. A ring of managers ends by itself. */
const team = sql`(with recursive team(id) as (select ${me} union select u.id from tessera.sys_user u join team on u.manager_id = team.id) select team.id from team)`;

/** Everybody below whoever asks, at any depth, as uuid[]. */
export const subordinates: Sql = sql`array(select below.id from ${team} below where below.id <> ${me})`;

/** Everybody in the department with the id and in those below it, as uuid[]; nobody for no department. */
export function membersOf(department: Sql): Sql {
  const below = sql`with recursive below(id) as (select ${department} union select d.id from tessera.sys_department d join below on d.parent_id = below.id)`;
  return sql`array(${below} select u.id from tessera.sys_user u join below on below.id = u.department_id)`;
}

/**
 * The rows on which an action is allowed, as a condition on `alias`.
 * The text depends on the scope alone, so everybody with the same rights shares one statement; bind `me`.
 */
export function predicate(rights: EntityRights, action: RecordAction, alias: string): Sql {
  return scopePredicate(rights[action], alias);
}

function scopePredicate(scope: RecordScope | false, alias: string): Sql {
  const owner = ident(alias, 'owner_id');
  switch (scope) {
    case false:
      return raw('false');
    case 'all':
      return raw('true');
    case 'own':
      return sql`(${owner} = ${me})`;
    case 'ownAndSubordinates':
      return sql`(${owner} in ${team})`;
    default:
      return unreachable(scope);
  }
}
