import { createHash } from 'node:crypto';

/** Names the system columns hold on every table; a field of the same name gets a suffix. */
const reservedColumns: ReadonlySet<string> = new Set([
  'id',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'owner_id',
  'version',
  'deleted_at',
  'deleted_by',
  'deletion_id',
  'source',
  'ctid',
  'xmin',
  'xmax',
  'cmin',
  'cmax',
  'tableoid',
]);

const longest = 54;

/**
 * The name an entity's table gets: `crm.opportunityLine` → `crm_opportunity_line`; past 54 bytes cut, `_` and 8 hex of the id.
 * Contract: asked once, at first publish; the stored name counts from then on.
 */
export function physicalName(entity: string): string {
  const name = snake(entity);
  return name.endsWith(primaryKeySuffix) ? `${name.slice(0, longest)}_${hash(entity)}` : cutName(name, entity);
}

/** Ends the name of the primary key of a table, which is a relation like any table. */
export const primaryKeySuffix = '_pkey';

/** The name a field's main column gets. Same contract as `physicalName`. */
export function physicalColumn(field: string): string {
  const name = snake(field);
  return reservedColumns.has(name) ? `${name}_${hash(field)}` : cutName(name, field);
}

/** A name that fits Postgres: as it is up to 54 bytes, else cut, `_` and 8 hex of `whole`. */
export function cutName(name: string, whole = name): string {
  return name.length <= longest ? name : `${name.slice(0, longest)}_${hash(whole)}`;
}

/** A name made of parts that no other parts make: `x_a`, `bC` and `x_a_b`, `c` differ. */
export function hashedName(parts: readonly string[]): string {
  return `${snake(parts.join('_')).slice(0, longest)}_${hash(parts.join(' '))}`;
}

function snake(text: string): string {
  return text
    .replaceAll('.', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
