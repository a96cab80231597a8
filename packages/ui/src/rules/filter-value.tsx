import type { FieldDocument } from '@tessera/model';
import type { Json } from '@tessera/std';
import type { FieldFace, FilterProps } from '../contract/field-face.ts';
import type { RuleField } from './rule-model.ts';

/** The value editor of a condition about a field: the `Filter` of its face. */
export function filterValue(
  Filter: FieldFace['Filter'],
  field: FieldDocument,
  around: Pick<FilterProps, 'slots' | 'locale' | 'timeZone'>,
): RuleField['renderValue'] {
  return ({ operator, value, onChange, label, disabled }) => (
    <Filter
      field={field}
      operator={operator}
      value={value}
      onChange={(next) => onChange(next as Json)}
      label={label}
      disabled={disabled}
      {...around}
    />
  );
}
