import type { EntityDocument, RoleDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import { hasOwner } from '../system-fields.ts';
import { warning } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

/** A role that scopes by owner where records have none. */
export function scopeIssues(role: RoleDocument, { documents }: CheckContext): Issue[] {
  return Object.entries(role.entities ?? {}).flatMap(([id, { scope }]) => {
    const entity = documents.get('entity', id);
    const needsOwner = scope === 'own' || scope === 'ownAndSubordinates';
    return entity && needsOwner && !hasOwner(entity)
      ? [warning(pointer('entities', id, 'scope'), 'role_scope_without_owner', { entity: id })]
      : [];
  });
}

/** An entity nobody but an administrator can read. */
export function unreadableIssues(entity: EntityDocument, { documents }: CheckContext): Issue[] {
  if (entity.id.startsWith('sys.')) return [];
  const isReadable = documents.all('role').some((role) => (role.entities?.[entity.id] ?? role.defaults)?.read === true);
  return isReadable ? [] : [warning('', 'entity_unreadable', { entity: entity.id })];
}
