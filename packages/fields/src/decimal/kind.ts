import { issue, localize } from '@tessera/std';
import type { FieldKind } from '@tessera/model';
import type { DecimalField } from '@tessera/schemas';
import { accepted, excerpt, refused } from '../normalised.ts';
import { checkRange } from '../numeric/check-range.ts';
import { numberOperators } from '../numeric/number-operators.ts';
import { isDecimalText } from '../numeric/decimal-text.ts';
import { groupDigits, readNumeral, withoutUnit } from '../numeric/numeral.ts';
import { normaliseDecimal } from '../numeric/scaled-decimal.ts';
import { decimalWords } from './locale.ts';
import { decimalShape } from './shape.ts';

/** Exact decimal number. */
export const decimalKind: FieldKind<DecimalField> = {
  id: 'decimal',
  label: decimalWords.label,
  description: decimalWords.description,
  icon: 'decimal',
  group: 'number',
  computed: false,
  operators: numberOperators,
  initial: () => ({}),
  expressionType: (field) => ({ kind: 'number', nullable: true, scale: decimalShape(field).scale }),
  check: (field) => {
    const shape = decimalShape(field);
    return shape.scale > shape.precision ? [issue('/scale', 'scale_over_precision')] : checkRange(field, shape);
  },
  normalise: (value, field) => normaliseDecimal(value, decimalShape(field), field),
  format: (value, { unit }, { locale }) => {
    if (!isDecimalText(value)) return '';
    return [groupDigits(value), localize(unit, locale)].filter(Boolean).join(' ');
  },
  parse: (text, field, { decimalMark }) => {
    const bare = withoutUnit(text, field.unit);
    if (bare === '') return accepted(null);
    const numeral = readNumeral(bare, decimalMark);
    return numeral === undefined
      ? refused('number_unreadable', { text: excerpt(text) })
      : normaliseDecimal(numeral, decimalShape(field), field);
  },
  changes: { text: 'free', integer: 'lossy', percent: 'checked' },
  samples: (field) => {
    const { precision, scale } = decimalShape(field);
    const largest = `${'9'.repeat(precision - scale) || '0'}.${'9'.repeat(scale)}`.replace(/\.$/, '');
    const texts = ['0', '1', '-1', '12.5', '1200.50', largest, `-${largest}`];
    return texts.flatMap((text) => {
      const sample = normaliseDecimal(text, { precision, scale }, field);
      return 'value' in sample ? [sample.value] : [];
    });
  },
};
