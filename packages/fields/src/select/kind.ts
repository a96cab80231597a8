import type { FieldKind } from '@tessera/model';
import { sortedKeys } from '@tessera/model';
import type { SelectField } from '@tessera/schemas';
import { choiceOperators } from '../choice/choice-operators.ts';
import { checkChoices, choiceLabel, findChoice } from '../choice/options.ts';
import { accepted, excerpt, refused } from '../normalised.ts';
import { selectWords } from './locale.ts';

/** One of a list of options; retired options stay valid for the rows that hold them. */
export const selectKind: FieldKind<SelectField> = {
  id: 'select',
  label: selectWords.label,
  description: selectWords.description,
  icon: 'circle-dot',
  group: 'choice',
  computed: false,
  operators: choiceOperators,
  initial: () => ({ options: {} }),
  expressionType: ({ options }) => ({ kind: 'enum', nullable: true, options: sortedKeys(options) }),
  check: ({ options }) => checkChoices(options),
  normalise: (value, { options }) => {
    if (typeof value !== 'string') return refused('option_expected');
    return Object.hasOwn(options, value) ? accepted(value) : refused('option_unknown', { value: excerpt(value) });
  },
  format: (value, { options }, { locale }) => (typeof value === 'string' ? choiceLabel(options, value, locale) : ''),
  parse: (text, { options }) => {
    if (text.trim() === '') return accepted(null);
    const key = findChoice(options, text);
    return key === undefined ? refused('option_unknown', { value: excerpt(text) }) : accepted(key);
  },
  changes: { multiSelect: 'checked', text: 'free' },
  samples: ({ options }) => sortedKeys(options),
};
