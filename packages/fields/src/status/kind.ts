import type { FieldKind } from '@tessera/model';
import { sortedKeys } from '@tessera/model';
import type { StatusField } from '@tessera/schemas';
import { choiceOperators } from '../choice/choice-operators.ts';
import { choiceLabel, findChoice } from '../choice/options.ts';
import { accepted, excerpt, refused } from '../normalised.ts';
import { statusWords } from './locale.ts';
import { statesOf } from './states.ts';

/** The state of a lifecycle; changed by transitions only. */
export const statusKind: FieldKind<StatusField> = {
  id: 'status',
  label: statusWords.label,
  description: statusWords.description,
  icon: 'progress-check',
  group: 'choice',
  computed: true,
  operators: choiceOperators.filter((operator) => operator !== 'empty' && operator !== 'notEmpty'),
  initial: () => ({}),
  expressionType: (field, context) => ({
    kind: 'enum',
    nullable: false,
    options: sortedKeys(statesOf(field, context)),
  }),
  check: () => [],
  normalise: (value, field, context) => {
    if (typeof value !== 'string') return refused('option_expected');
    return Object.hasOwn(statesOf(field, context), value)
      ? accepted(value)
      : refused('option_unknown', { value: excerpt(value) });
  },
  format: (value, field, context) =>
    typeof value === 'string' ? choiceLabel(statesOf(field, context), value, context.locale) : '',
  parse: (text, field, context) => {
    if (text.trim() === '') return accepted(null);
    const key = findChoice(statesOf(field, context), text);
    return key === undefined ? refused('option_unknown', { value: excerpt(text) }) : accepted(key);
  },
  changes: { text: 'free' },
  samples: () => [],
};
