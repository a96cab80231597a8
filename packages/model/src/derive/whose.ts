import type { EntityDocument } from '@tessera/schemas';
import { hasOwner } from '../system-fields.ts';

/** Whose records a page is about: one's own, those of oneself and everybody below, or all that may be seen. */
export type Whose = 'mine' | 'team' | 'all';

/** The condition for whose records; undefined for all, and where records belong to nobody. */
export function whoseFilter(entity: EntityDocument, whose: Whose | undefined): string | undefined {
  if (whose === undefined || whose === 'all' || !hasOwner(entity)) return undefined;
  if (whose === 'mine') return 'owner == user.id';
  return 'owner == user.id || owner in user.subordinates';
}
