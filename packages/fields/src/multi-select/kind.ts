import type { Json } from '@tessera/std';
import { sortedKeys } from '@tessera/model';
import type { FieldKind, Normalised } from '@tessera/model';
import type { MultiSelectField } from '@tessera/schemas';
import { checkChoices, choiceLabel, findChoices } from '../choice/options.ts';
import { accepted, excerpt, refused } from '../normalised.ts';
import { multiSelectWords } from './locale.ts';

/** Several of a list of options, each once, in the order of the options; none is null. */
export const multiSelectKind: FieldKind<MultiSelectField> = {
  id: 'multiSelect',
  label: multiSelectWords.label,
  description: multiSelectWords.description,
  icon: 'list-check',
  group: 'choice',
  computed: false,
  operators: ['includes', 'includesAny', 'empty', 'notEmpty'],
  initial: () => ({ options: {} }),
  expressionType: ({ options }) => ({
    kind: 'list',
    nullable: true,
    item: { kind: 'enum', nullable: false, options: sortedKeys(options) },
  }),
  check: ({ options }) => checkChoices(options),
  normalise,
  format: (value, { options }, { locale }) =>
    keysIn(value)
      .map((key) => choiceLabel(options, key, locale))
      .join(locale === 'zh-CN' ? '、' : ', '),
  parse: (text, field) => {
    const found = findChoices(field.options, text);
    return 'unknown' in found
      ? refused('option_unknown', { value: excerpt(found.unknown) })
      : normalise(found.keys, field);
  },
  changes: { text: 'lossy' },
  samples: ({ options, maxItems = 200 }) => {
    const keys = sortedKeys(options);
    return keys.length === 0 ? [] : [keys.slice(0, 1), keys.slice(-1), keys.slice(0, maxItems)];
  },
};

function normalise(value: Json, { options, maxItems }: MultiSelectField): Normalised {
  if (!Array.isArray(value)) return refused('options_expected');
  const chosen = new Set<string>();
  for (const [index, key] of (value as readonly Json[]).entries()) {
    if (typeof key !== 'string') return refused('option_expected', {}, `/${index}`);
    if (!Object.hasOwn(options, key)) return refused('option_unknown', { value: excerpt(key) }, `/${index}`);
    chosen.add(key);
  }
  if (maxItems !== undefined && chosen.size > maxItems) return refused('options_too_many', { max: maxItems });
  return accepted(chosen.size === 0 ? null : sortedKeys(options).filter((key) => chosen.has(key)));
}

function keysIn(value: Json): string[] {
  return Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : [];
}
