import { locales } from '@tessera/std';
import type { FieldKind } from '@tessera/model';
import type { BooleanField } from '@tessera/schemas';
import { accepted, excerpt, refused } from '../normalised.ts';
import { foldText } from '../textual/clean-text.ts';
import { booleanWords } from './locale.ts';
import { truthLabel } from './truth-label.ts';

const yes = new Set(['true', 'yes', 'y', '1', 't', 'on', '是', '对', '有', '真', '√', '✓', '✔', '☑']);
const no = new Set(['false', 'no', 'n', '0', 'f', 'off', '否', '不', '无', '没有', '假', '×', '✗', '✘', 'x', '☐', '']);

/** Yes or no; an empty cell of a file means no. */
export const booleanKind: FieldKind<BooleanField> = {
  id: 'boolean',
  label: booleanWords.label,
  description: booleanWords.description,
  icon: 'checkbox',
  group: 'choice',
  computed: false,
  operators: ['isTrue', 'isFalse'],
  initial: () => ({}),
  expressionType: () => ({ kind: 'bool', nullable: false }),
  check: () => [],
  normalise: (value) => (typeof value === 'boolean' ? accepted(value) : refused('boolean_expected')),
  format: (value, field, { locale }) => (typeof value === 'boolean' ? truthLabel(value, field, locale) : ''),
  parse: (text, field) => {
    const folded = foldText(text);
    const names = (value: boolean): string[] => locales.map((locale) => foldText(truthLabel(value, field, locale)));
    if (names(true).includes(folded)) return accepted(true);
    if (names(false).includes(folded)) return accepted(false);
    if (yes.has(folded)) return accepted(true);
    return no.has(folded) ? accepted(false) : refused('boolean_unreadable', { text: excerpt(text) });
  },
  changes: { text: 'lossy', integer: 'lossy' },
  samples: () => [true, false],
};
