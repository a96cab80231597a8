import { withNullable } from '@tessera/expression';
import { issue } from '@tessera/std';
import { fieldType } from '@tessera/model';
import type { FieldKind, FieldKinds } from '@tessera/model';
import type { LookupFieldField } from '@tessera/schemas';
import { refused } from '../normalised.ts';
import { lookupFieldWords } from './locale.ts';
import { shownField, targetOf } from './shown-field.ts';

/** Why a function: a field of another entity reads as whatever kind it shows, so it must be told the kinds. */
export function lookupFieldOver(kinds: FieldKinds): FieldKind<LookupFieldField> {
  return {
    id: 'lookupField',
    label: lookupFieldWords.label,
    description: lookupFieldWords.description,
    icon: 'eye-share',
    group: 'relation',
    computed: true,
    operators: ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'],
    initial: () => ({}),
    expressionType: (field, context) => {
      const target = targetOf(field, context);
      const type = target && fieldType(context.documents, kinds, target, field.field);
      return type ? withNullable(type, true) : { kind: 'null', nullable: true };
    },
    check: (field, context) => {
      if (targetOf(field, context) === undefined)
        return [issue('/lookup', 'lookup_field_lookup', { key: field.lookup })];
      const shown = shownField(field, context);
      return shown && shown.kind !== 'lookupField'
        ? []
        : [issue('/field', 'lookup_field_target', { key: field.field })];
    },
    normalise: () => refused('field_is_computed'),
    format: (value, field, context) => {
      const shown = shownField(field, context);
      const entity = targetOf(field, context);
      return shown && entity ? (kinds[shown.kind]?.format(value, shown, { ...context, entity }) ?? '') : '';
    },
    parse: () => refused('field_is_computed'),
    changes: {},
    samples: () => [],
  };
}

/** A field of a linked record that knows no other kind yet; `kinds.ts` tells it. */
export const lookupFieldKind: FieldKind<LookupFieldField> = lookupFieldOver({});
