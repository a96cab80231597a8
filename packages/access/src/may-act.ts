import type { EntityRights, RecordAction } from './rights.ts';

/** Who is whose manager: user id → manager id. */
export type ManagerOf = (userId: string) => string | null | undefined;

/**
 * Whether an action is allowed on one record, worked out without SQL.
 * Why: the meaning of `predicate`, in a form a test can compare it with.
 */
export function mayAct(
  userId: string,
  rights: EntityRights,
  action: RecordAction,
  record: { readonly ownerId: string | null },
  managerOf: ManagerOf,
): boolean {
  const scope = rights[action];
  if (scope === false) return false;
  if (scope === 'all') return true;
  if (record.ownerId === null) return false;
  if (record.ownerId === userId) return true;
  return scope === 'ownAndSubordinates' && isBelow(record.ownerId, userId, managerOf);
}

function isBelow(userId: string, boss: string, managerOf: ManagerOf): boolean {
  const seen = new Set<string>();
  for (let at = managerOf(userId); at && !seen.has(at); at = managerOf(at)) {
    if (at === boss) return true;
    seen.add(at);
  }
  return false;
}
