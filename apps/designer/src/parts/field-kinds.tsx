import type { FieldDocument, FieldGroup, FieldKind } from '@tessera/model';
import { fieldFaces } from '@tessera/fields/face';
import { fieldKinds } from '@tessera/fields/kind';
import type { FieldFace } from '@tessera/ui';

const kinds = fieldKinds as unknown as Readonly<Record<string, FieldKind>>;
const faces = fieldFaces as unknown as Readonly<Record<string, FieldFace>>;

/** All kinds by id, for the engines. */
export const allKinds = kinds;

export function kindOf(id: string): FieldKind | undefined {
  return kinds[id];
}

export function faceOf(id: string): FieldFace | undefined {
  return faces[id];
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
  return Object.values(kinds)
    .filter((kind) => kind.group === group && kind.id !== 'status')
    .sort((a, b) => rank(a.id) - rank(b.id));
}

/** The icon of a kind; empty for one this build does not know. */
export function KindIcon({
  kind,
  size = 16,
}: {
  readonly kind: FieldDocument['kind'] | string;
  readonly size?: number;
}) {
  const Icon = faces[kind]?.icon;
  return (
    <span className="dsg-kind-icon" aria-hidden>
      {Icon ? <Icon size={size} stroke={1.7} /> : null}
    </span>
  );
}
