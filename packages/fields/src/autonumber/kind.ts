import type { FieldKind } from '@tessera/model';
import type { AutonumberField } from '@tessera/schemas';
import { normaliseText } from '../textual/clean-text.ts';
import { textOperators } from '../textual/text-operators.ts';
import { formatAutonumber, parseAutonumberFormat } from './format-autonumber.ts';
import { autonumberWords } from './locale.ts';

/** A number given by the system when a record is created; imports may bring their own. */
export const autonumberKind: FieldKind<AutonumberField> = {
  id: 'autonumber',
  label: autonumberWords.label,
  description: autonumberWords.description,
  icon: 'list-numbers',
  group: 'system',
  computed: true,
  operators: textOperators,
  initial: () => ({ format: '{YYYY}{MM}{DD}-{SEQ:4}' }),
  expressionType: () => ({ kind: 'string', nullable: true }),
  check: ({ format }) => {
    const read = parseAutonumberFormat(format);
    return 'issues' in read ? read.issues : [];
  },
  normalise: (value) => normaliseText(value, { maxLength: 150 }),
  format: (value) => (typeof value === 'string' ? value : ''),
  parse: (text) => normaliseText(text, { maxLength: 150 }),
  changes: { text: 'free' },
  samples: ({ format }) => {
    const read = parseAutonumberFormat(format);
    if ('issues' in read) return [];
    return [1, 42, 9_999_999].map((sequence) => formatAutonumber(read, sequence, { year: 2026, month: 3, day: 1 }));
  },
};
