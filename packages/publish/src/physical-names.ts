import { param, sql } from '@tessera/database';
import type { Queryable } from '@tessera/database';
import { isSystemField, sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import { physicalColumn, physicalName } from '@tessera/plan';
import type { FieldStores, PhysicalNames } from '@tessera/plan';
import type { FieldDocument } from '@tessera/schemas';
import { required } from '@tessera/std';
import { inPlace, isReserved } from './place.ts';
import type { Place } from './place.ts';

/**
 * Where an entity or a field of one shape lies. `field` and `shape` are empty for the entity's table.
 * Invariants: rows are added, never changed; so a field that comes back with its old shape finds its old values.
 */
export interface NameRow {
  readonly entity: string;
  readonly field: string;
  readonly shape: string;
  readonly name: string;
}

/** The columns of a field in words, `:bigint` or `:numeric(20,4)|_currency:character(3)`; equal shapes share a column. */
export function shapeOf(field: FieldDocument, stores: FieldStores): string {
  const store = required(stores[field.kind], `no store of kind ${field.kind}`);
  return store
    .columns(field)
    .map(
      ({ suffix, type, collation, references }) =>
        `${suffix}:${type}${collation ? `~${collation}` : ''}${references ? `>${references.entity}` : ''}`,
    )
    .join('|');
}

/** Every stored name. */
export async function readNames(queryable: Queryable, place: Place): Promise<readonly NameRow[]> {
  const { rows } = await queryable.query<NameRow>(
    sql`select entity, field, shape, name from tessera.physical_name where ${inPlace(place)} order by entity, field, shape`,
  );
  return rows;
}

export async function addNames(queryable: Queryable, place: Place, rows: readonly NameRow[]): Promise<void> {
  if (rows.length === 0) return;
  await queryable.query(
    sql`insert into tessera.physical_name (base, environment, entity, field, shape, name)
        select ${param(place.base, 'text')}, ${param(place.environment, 'text')}, d.entity, d.field, d.shape, d.name
        from jsonb_to_recordset(${param(rows, 'jsonb')}) as d(entity text, field text, shape text, name text)
        on conflict (base, environment, entity, field, shape) do nothing`,
  );
}

export interface Naming {
  /** What the plan compiler wants. */
  readonly names: PhysicalNames;
  /** Names given now, to be stored before anything is built on them. */
  readonly added: readonly NameRow[];
}

/** The physical names of a set of documents: the stored ones, and fresh ones for what is new. Pure. */
export function nameDocuments(documents: DocumentSet, stores: FieldStores, stored: readonly NameRow[]): Naming {
  const names: Record<string, string> = {};
  const added: NameRow[] = [];
  const known = new Map(stored.map((row) => [keyOf(row), row.name]));
  const tables = new Set(stored.filter((row) => row.field === '').map((row) => row.name));
  for (const entity of documents.all('entity')) {
    if (isReserved(entity.id)) continue;
    const row = { entity: entity.id, field: '', shape: '' };
    names[entity.id] = known.get(keyOf(row)) ?? add(added, row, freeName(physicalName(entity.id), [''], tables));
    const columns = columnsInUse(stored, entity.id);
    for (const [key, field] of sortedEntries(entity.fields)) {
      if (isSystemField(key)) continue;
      const shape = shapeOf(field, stores);
      if (shape === '') continue;
      const fieldRow = { entity: entity.id, field: key, shape };
      names[`${entity.id}.${key}`] =
        known.get(keyOf(fieldRow)) ?? add(added, fieldRow, freeName(physicalColumn(key), suffixesOf(shape), columns));
    }
  }
  return { names, added };
}

function add(added: NameRow[], row: Omit<NameRow, 'name'>, name: string): string {
  added.push({ ...row, name });
  return name;
}

const keyOf = ({ entity, field, shape }: Omit<NameRow, 'name'>): string => `${entity} ${field} ${shape}`;

const suffixesOf = (shape: string): readonly string[] =>
  shape.split('|').map((part) => part.slice(0, part.indexOf(':')));

function columnsInUse(stored: readonly NameRow[], entity: string): Set<string> {
  return new Set(
    stored
      .filter((row) => row.entity === entity && row.field !== '')
      .flatMap((row) => suffixesOf(row.shape).map((suffix) => row.name + suffix)),
  );
}

/** The wanted name, or the first `name_2`, `name_3`, … of which no column is taken yet. Takes it. */
function freeName(wanted: string, suffixes: readonly string[], taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted.slice(0, 50)}_${number}`;
    const columns = suffixes.map((suffix) => name + suffix);
    if (columns.some((column) => taken.has(column))) continue;
    columns.forEach((column) => taken.add(column));
    return name;
  }
}
