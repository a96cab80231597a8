import Big from 'big.js';
import type { FieldKind } from '@tessera/model';
import type { PercentField } from '@tessera/schemas';
import { accepted, excerpt, refused } from '../normalised.ts';
import { checkRange } from '../numeric/check-range.ts';
import { numberOperators } from '../numeric/number-operators.ts';
import { isDecimalText } from '../numeric/decimal-text.ts';
import { groupDigits, readNumeral } from '../numeric/numeral.ts';
import { normaliseDecimal } from '../numeric/scaled-decimal.ts';
import { percentWords } from './locale.ts';
import { percentShape } from './shape.ts';

/** A fraction shown as a percentage. */
export const percentKind: FieldKind<PercentField> = {
  id: 'percent',
  label: percentWords.label,
  description: percentWords.description,
  icon: 'percentage',
  group: 'number',
  computed: false,
  operators: numberOperators,
  initial: () => ({}),
  expressionType: (field) => ({ kind: 'number', nullable: true, scale: percentShape(field).scale }),
  check: (field) => checkRange(field, percentShape(field)),
  normalise: (value, field) => normaliseDecimal(value, percentShape(field), field),
  format: (value) => (isDecimalText(value) ? `${groupDigits(new Big(value).times(100).toFixed())}%` : ''),
  parse: (text, field, { decimalMark, percentStyle }) => {
    const plain = text.normalize('NFKC').trim();
    if (plain === '') return accepted(null);
    const isSigned = plain.endsWith('%') || plain.startsWith('百分之');
    const numeral = readNumeral(plain.replace(/%$|^百分之/gu, ''), decimalMark);
    if (numeral === undefined) return refused('number_unreadable', { text: excerpt(text) });
    const fraction = isSigned || percentStyle !== 'fraction' ? new Big(numeral).times('0.01').toFixed() : numeral;
    return normaliseDecimal(fraction, percentShape(field), field);
  },
  changes: { decimal: 'checked', text: 'free' },
  samples: (field) =>
    ['0', '0.15', '1', '-0.05', '0.3333', '12.5'].flatMap((text) => {
      const sample = normaliseDecimal(text, percentShape(field), field);
      return 'value' in sample ? [sample.value] : [];
    }),
};
