/** What can be done with the records of an entity. */
export type RecordAction = 'create' | 'read' | 'update' | 'delete' | 'import' | 'export' | 'place';

/** Every action. */
export const recordActions: readonly RecordAction[] = [
  'create',
  'read',
  'update',
  'delete',
  'import',
  'export',
  'place',
];

/** Which records, widest last: whose owner I am, whose owner is below me, every one. */
export type RecordScope = 'own' | 'ownAndSubordinates' | 'all';

/** none: hidden everywhere; view: read only; edit: read and write. */
export type FieldRight = 'none' | 'view' | 'edit';

/**
 * What the roles of one principal allow on one entity.
 * Invariants: an action is a scope or false; nothing is allowed that no role allows.
 */
export interface EntityRights {
  readonly entity: string;
  readonly create: RecordScope | false;
  readonly read: RecordScope | false;
  readonly update: RecordScope | false;
  readonly delete: RecordScope | false;
  readonly import: RecordScope | false;
  readonly export: RecordScope | false;
  readonly place: RecordScope | false;
  /** The right on a field by key, system fields included; none for a key that is no field, or hidden in the document. */
  field(key: string): FieldRight;
  /** True when no stored field is kept from the principal, so that the version tells them nothing they may not know. */
  readonly readsEverything: boolean;
}

const scopeOrder: readonly (RecordScope | false)[] = [false, 'own', 'ownAndSubordinates', 'all'];
const rightOrder: readonly FieldRight[] = ['none', 'view', 'edit'];

/** The scope that reaches more records. */
export function wider(a: RecordScope | false, b: RecordScope | false): RecordScope | false {
  return scopeOrder.indexOf(a) >= scopeOrder.indexOf(b) ? a : b;
}

/** The right that allows more. */
export function strongerRight(a: FieldRight, b: FieldRight): FieldRight {
  return rightOrder.indexOf(a) >= rightOrder.indexOf(b) ? a : b;
}

/** The right that allows less. */
export function weakerRight(a: FieldRight, b: FieldRight): FieldRight {
  return rightOrder.indexOf(a) <= rightOrder.indexOf(b) ? a : b;
}
