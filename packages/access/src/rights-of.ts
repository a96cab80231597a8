import { fieldOf, fieldsOf } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, EntityRights as RoleRights } from '@tessera/schemas';
import { isDirectory, directoryRight } from './directory.ts';
import { administratorRole } from './principal.ts';
import { recordActions, strongerRight, weakerRight, wider } from './rights.ts';
import type { EntityRights, FieldRight, RecordAction, RecordScope } from './rights.ts';

/** Fields that would show that something hidden was changed. */
const traces: ReadonlySet<string> = new Set(['updatedAt', 'updatedBy', 'version']);
/** System fields that everybody who reads a record may read. */
const alwaysVisible: ReadonlySet<string> = new Set(['id', 'createdAt', 'createdBy', 'deletedAt', 'deletedBy']);

/** Two lookup fields in a ring end here. */
const chainLimit = 4;

/**
 * What the principal's roles allow on an entity: per action the widest scope of the roles that grant it; a field as the
 * best role that grants reading (or writing) sees it. Deny by default.
 * `updatedAt`, `updatedBy` and `version` are kept from whoever may not read every field: they would betray hidden edits.
 */
export function rightsOf(documents: DocumentSet, roles: readonly string[], entity: string): EntityRights {
  return rightsAt(documents, roles, entity, 0);
}

function rightsAt(documents: DocumentSet, roles: readonly string[], entity: string, depth: number): EntityRights {
  const document = documents.get('entity', entity);
  if (!document) return nothing(entity);
  const everything = roles.includes(administratorRole);
  const granted = everything ? [unlimited] : grantsOf(documents, roles, entity);
  const scopes = Object.fromEntries(recordActions.map((action) => [action, scopeOver(granted, action)])) as Scopes;
  if (isDirectory(entity)) {
    scopes.read = 'all';
    for (const action of recordActions) if (action !== 'read' && action !== 'export') scopes[action] = false;
  }
  const own = (key: string): FieldRight => ownRight(document, granted, key, entity);
  const readsEverything = fieldsOf(document).every(([key, field]) => !isStored(key, field) || own(key) !== 'none');
  const field = (key: string): FieldRight => {
    if (traces.has(key)) return readsEverything ? 'view' : 'none';
    const right = own(key);
    const linked = fieldOf(document, key);
    if (right === 'none' || linked?.kind !== 'lookupField') return right;
    const lookup = document.fields[linked.lookup];
    if (lookup?.kind !== 'lookup' || own(linked.lookup) === 'none' || depth >= chainLimit) return 'none';
    const target = rightsAt(documents, roles, lookup.target, depth + 1);
    return target.read === false ? 'none' : weakerRight('view', target.field(linked.field));
  };
  return { entity, ...scopes, field: remember(field), readsEverything };
}

type Scopes = Record<RecordAction, RecordScope | false>;

const unlimited: RoleRights = {
  create: true,
  read: true,
  update: true,
  delete: true,
  import: true,
  export: true,
  place: true,
  scope: 'all',
  fieldDefault: 'edit',
};

function grantsOf(documents: DocumentSet, roles: readonly string[], entity: string): readonly RoleRights[] {
  return roles.flatMap((id) => {
    const role = documents.get('role', id);
    const grant = role?.entities?.[entity] ?? (isDirectory(entity) ? undefined : role?.defaults);
    return grant ? [grant] : [];
  });
}

function scopeOver(granted: readonly RoleRights[], action: RecordAction): RecordScope | false {
  return granted.reduce<RecordScope | false>(
    (scope, grant) => (grant[action] ? wider(scope, grant.scope ?? 'own') : scope),
    false,
  );
}

function ownRight(document: EntityDocument, granted: readonly RoleRights[], key: string, entity: string): FieldRight {
  const field = fieldOf(document, key);
  if (!field || field.hidden) return 'none';
  if (alwaysVisible.has(key)) return 'view';
  const named = (grant: RoleRights): FieldRight => grant.fields?.[key] ?? grant.fieldDefault ?? 'edit';
  const readers = granted.filter((grant) => grant.read);
  const viewed = readers.reduce<FieldRight>(
    (right, grant) => strongerRight(right, weakerRight('view', named(grant))),
    directoryRight(entity, key),
  );
  const edited = granted.some((grant) => (grant.create || grant.update) && named(grant) === 'edit');
  if (edited && (viewed !== 'none' || readers.length === 0)) return 'edit';
  return viewed;
}

function isStored(key: string, field: { kind: string; hidden?: boolean }): boolean {
  return !field.hidden && field.kind !== 'lookupField' && !traces.has(key);
}

function nothing(entity: string): EntityRights {
  const none = Object.fromEntries(recordActions.map((action) => [action, false])) as Scopes;
  return { entity, ...none, field: () => 'none', readsEverything: false };
}

function remember(answer: (key: string) => FieldRight): (key: string) => FieldRight {
  const known = new Map<string, FieldRight>();
  return (key) => {
    let right = known.get(key);
    if (right === undefined) known.set(key, (right = answer(key)));
    return right;
  };
}
