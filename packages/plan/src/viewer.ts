import type { EntityRights, FieldRight } from '@tessera/access';
import type { RightsBook } from './plan.ts';

/**
 * On whose behalf SQL is built. A principal's SQL reaches only rows and fields their rights allow;
 * the system's reaches everything: rules of the documents run so, and tell no more than their outcome.
 */
export interface Viewer {
  /** Equal keys build equal SQL in one release. */
  readonly key: string;
  /** null: no limits. */
  rights(entity: string): EntityRights | null;
}

export const systemViewer: Viewer = { key: '*', rights: () => null };

/** The view of everybody with one set of roles. */
export function viewerOf(book: RightsBook): Viewer {
  return { key: book.key, rights: (entity) => book.entity(entity) };
}

/** The right of a viewer on a field. */
export function fieldRight(viewer: Viewer, entity: string, key: string): FieldRight {
  return viewer.rights(entity)?.field(key) ?? 'edit';
}
