import { localize } from '@tessera/std';
import type { Json, Locale } from '@tessera/std';
import { fieldsOf } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { FaceSlots, FieldFace, RuleField } from '@tessera/ui';
import { fieldKinds } from '../kinds.ts';

/** Faces by kind id. */
export type Faces = Readonly<Record<string, FieldFace>>;

interface Place {
  readonly documents: DocumentSet;
  readonly slots: FaceSlots;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** The fields of an entity that conditions can be about, each with its own value editor. */
export function ruleFields(
  entity: string,
  faces: Faces,
  { documents, slots, locale, timeZone }: Place,
): readonly RuleField[] {
  const document = documents.get('entity', entity);
  if (!document) return [];
  return fieldsOf(document).flatMap(([key, field]) => {
    const Filter = faces[field.kind]?.Filter;
    if (!Filter || field.hidden || key === 'deletedAt' || key === 'deletedBy') return [];
    const label = localize(field.label, locale, key);
    return [
      {
        name: key,
        label,
        kind: field.kind,
        operators: fieldKinds[field.kind].operators,
        renderValue: ({ operator, value, onChange, label: spoken, disabled }) => (
          <Filter
            {...{ field, operator, value, slots, locale, timeZone, disabled }}
            label={spoken}
            onChange={(next) => onChange(next as Json)}
          />
        ),
      },
    ];
  });
}
