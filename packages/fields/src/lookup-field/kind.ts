import { withNullable } from '@tessera/expression';
import { issue } from '@tessera/std';
import { fieldOf, fieldType } from '@tessera/model';
import type { FieldDocument, FieldKind, FieldKinds, KindContext } from '@tessera/model';
import type { LookupFieldField } from '@tessera/schemas';
import { refused } from '../normalised.ts';
import { lookupFieldWords } from './locale.ts';

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

/** The field a 他表字段 shows; undefined while the documents lack it. */
export function shownField(field: LookupFieldField, context: KindContext): FieldDocument | undefined {
  const target = targetOf(field, context);
  const document = target === undefined ? undefined : context.documents.get('entity', target);
  return document && fieldOf(document, field.field);
}

/** The entity a 他表字段 looks into. */
export function targetOf(field: LookupFieldField, { documents, entity }: KindContext): string | undefined {
  const document = documents.get('entity', entity);
  const lookup = document && fieldOf(document, field.lookup);
  if (lookup?.kind === 'person') return 'sys.user';
  if (lookup?.kind === 'department') return 'sys.department';
  return lookup?.kind === 'lookup' ? lookup.target : undefined;
}
