import { issue, localize } from '@tessera/std';
import type { LocalizedText } from '@tessera/std';
import type { FieldKind } from '@tessera/model';
import type { TextField } from '@tessera/schemas';
import { refused } from '../normalised.ts';
import { normaliseText } from '../textual/clean-text.ts';
import { textOperators } from '../textual/text-operators.ts';
import { textWords } from './locale.ts';
import { compilePattern } from './pattern.ts';

export const textDefaults = { maxLength: 255 } as const;

/** Text of one or several lines. */
export const textKind: FieldKind<TextField> = {
  id: 'text',
  label: textWords.label,
  description: textWords.description,
  icon: 'letter-case',
  group: 'text',
  computed: false,
  operators: textOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'string', nullable: true }),
  check: (field) => (compilePattern(field) === 'invalid' ? [issue('/pattern', 'pattern_invalid')] : []),
  normalise: (value, field) => {
    const { maxLength = textDefaults.maxLength, multiline = false } = field;
    const text = normaliseText(value, { maxLength, multiline });
    if ('issues' in text || typeof text.value !== 'string') return text;
    const pattern = compilePattern(field);
    if (pattern === undefined || pattern === 'invalid' || pattern.matches(text.value)) return text;
    return field.patternMessage
      ? refused('text_pattern_told', inBothLanguages(field.patternMessage))
      : refused('text_pattern');
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  parse: (text, field, context) => textKind.normalise(text, field, context),
  changes: {
    integer: 'checked',
    decimal: 'checked',
    percent: 'checked',
    date: 'checked',
    datetime: 'checked',
    select: 'checked',
    multiSelect: 'checked',
    email: 'checked',
    phone: 'checked',
    url: 'checked',
  },
  samples: ({ maxLength = textDefaults.maxLength, multiline, pattern }) => {
    const samples = [
      '甲',
      '（中国）有限公司',
      'O\'Neil \\ % _ "x"',
      '𠮷野家😀',
      'ﬁ',
      '<b>&amp;</b>',
      'é'.repeat(Math.min(maxLength, 300)),
    ];
    const fitting = samples.filter((text) => Array.from(text).length <= maxLength);
    return pattern === undefined ? [...fitting, ...(multiline ? ['一\n二\n\n三'] : [])] : [];
  },
};

/** The designer's own sentence, for a message that quotes it. */
function inBothLanguages(text: LocalizedText): { readonly zh: string; readonly en: string } {
  return { zh: localize(text, 'zh-CN'), en: localize(text, 'en') };
}
