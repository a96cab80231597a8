import type { EntityPlan, FieldPlan } from '@tessera/plan';
import type { Json } from '@tessera/std';
import type { Random } from './random.ts';

/** What values may name. */
export interface KnownThings {
  readonly people: readonly string[];
  readonly departments: readonly string[];
  /** Uploaded images; any field of files takes them. */
  readonly files: readonly string[];
}

type Rows = readonly { readonly entity: string; readonly id: string }[];

/** Values of the kinds' own samples for the fields a person may fill. */
export function valuesFor(
  random: Random,
  known: KnownThings,
  rows: Rows,
  entity: EntityPlan,
  number: number,
): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const field of entity.fields) {
    if (field.system || field.document.hidden === true || field.kind.computed) continue;
    const value = valueFor(random, known, rows, field, number);
    if (value !== undefined) values[field.key] = value;
  }
  return values;
}

function valueFor(random: Random, known: KnownThings, rows: Rows, field: FieldPlan, number: number): Json | undefined {
  const { document, key, kind } = field;
  if (key === 'name') return `名称 ${number}`;
  if (document.unique === true) return `唯一 ${number}`;
  const sometimes = <T>(items: readonly T[]): T | undefined =>
    items.length > 0 && (document.required === true || random.chance(0.75)) ? random.pick(items) : undefined;
  switch (document.kind) {
    case 'person':
      return sometimes(known.people);
    case 'department':
      return sometimes(known.departments);
    case 'attachment':
    case 'image': {
      const file = sometimes(known.files);
      return file === undefined ? undefined : [{ id: file }];
    }
    case 'lookup':
      return sometimes(rows.filter(({ entity }) => entity === document.target))?.id;
    default:
      return sometimes(kind.samples(document).filter((sample) => sample !== null));
  }
}
