import { fieldsOf } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import type { Choice } from '@tessera/ui';

type Say = (text: FieldDocument['label'] | undefined, fallback?: string) => string;

const rarely = new Set(['id', 'version', 'deletedAt', 'deletedBy']);

/** The fields of an entity as choices, its own first, system fields after. */
export function fieldChoices(
  entity: EntityDocument,
  localize: Say,
  fits: (field: FieldDocument, key: string) => boolean = () => true,
): readonly Choice[] {
  const own = new Set(Object.keys(entity.fields));
  const usable = fieldsOf(entity).filter(([key, field]) => !rarely.has(key) && !field.hidden && fits(field, key));
  const ordered = [...usable.filter(([key]) => own.has(key)), ...usable.filter(([key]) => !own.has(key))];
  return ordered.map(([key, field]) => ({ value: key, label: localize(field.label, key) }));
}
