import type { EntityRights, RoleDocument } from '@tessera/schemas';

/** What a role may do with records, in the order of the columns. */
export const operations = ['read', 'create', 'update', 'delete', 'import', 'export', 'place'] as const;

export const scopes = ['own', 'ownAndSubordinates', 'all'] as const;

/** The rights a role gives on an entity, and whether the role has a line for it. */
export function rightsOn(role: RoleDocument, entity: string): { readonly rights: EntityRights; readonly own: boolean } {
  const own = role.entities?.[entity];
  return { rights: own ?? role.defaults ?? {}, own: own !== undefined };
}

/** Roles the product ships cannot be changed. */
export function isSystemRole(id: string): boolean {
  return id.startsWith('sys.');
}
