import type { FieldGroup, FieldKind } from '@tessera/model';
import { fieldKinds } from '@tessera/fields/kind';

/** All kinds by id, for the engines. */
export const allKinds = fieldKinds as unknown as Readonly<Record<string, FieldKind>>;

export function kindOf(id: string): FieldKind | undefined {
  return allKinds[id];
}

/** Groups of the palette in their order. */
export const fieldGroups: readonly FieldGroup[] = [
  'text',
  'number',
  'date',
  'choice',
  'people',
  'relation',
  'file',
  'system',
];

/** The most used kinds of a group come first; what is not named here follows. */
const usualOrder = [
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'datetime',
  'select',
  'multiSelect',
  'boolean',
  'person',
  'department',
  'lookup',
  'lookupField',
  'attachment',
  'image',
  'autonumber',
];

const rank = (id: string) => (usualOrder.includes(id) ? usualOrder.indexOf(id) : usualOrder.length);

/** Kinds an analyst may add to an entity by hand; a status comes with its lifecycle. */
export function paletteKinds(group: FieldGroup): readonly FieldKind[] {
  return Object.values(allKinds)
    .filter((kind) => kind.group === group && kind.id !== 'status')
    .sort((a, b) => rank(a.id) - rank(b.id));
}
