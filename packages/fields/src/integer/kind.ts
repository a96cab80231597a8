import Big from 'big.js';
import { localize } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { FieldKind, Normalised } from '@tessera/model';
import type { IntegerField } from '@tessera/schemas';
import { accepted, excerpt, refused } from '../normalised.ts';
import { checkRange } from '../numeric/check-range.ts';
import { numberOperators } from '../numeric/number-operators.ts';
import { groupDigits, readNumeral, withoutUnit } from '../numeric/numeral.ts';
import { outOfRange } from '../numeric/scaled-decimal.ts';
import { integerWords } from './locale.ts';

const shape = { precision: 16, scale: 0 };

/** Whole number within ±(2^53−1). */
export const integerKind: FieldKind<IntegerField> = {
  id: 'integer',
  label: integerWords.label,
  description: integerWords.description,
  icon: 'number-123',
  group: 'number',
  computed: false,
  operators: numberOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'number', nullable: true, scale: 0, integerColumn: true }),
  check: (field) => checkRange(field, shape),
  normalise,
  format: (value, { unit }, { locale }) => {
    if (typeof value !== 'number') return '';
    return [groupDigits(String(value)), localize(unit, locale)].filter(Boolean).join(' ');
  },
  parse: (text, field, { decimalMark }) => {
    const bare = withoutUnit(text, field.unit);
    if (bare === '') return accepted(null);
    const numeral = readNumeral(bare, decimalMark);
    if (numeral === undefined) return refused('number_unreadable', { text: excerpt(text) });
    const number = new Big(numeral);
    if (!number.eq(number.round())) return refused('integer_expected');
    return normalise(Number(numeral), field);
  },
  changes: { decimal: 'checked', percent: 'checked', text: 'free' },
  samples: (field) =>
    [0, 1, -1, 42, -7, 1_200_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER].filter(
      (sample) => 'value' in normalise(sample, field),
    ),
};

function normalise(value: Json, field: IntegerField): Normalised {
  if (typeof value !== 'number' || !Number.isInteger(value)) return refused('integer_expected');
  if (!Number.isSafeInteger(value)) return refused('integer_out_of_range');
  return outOfRange(new Big(value), field) ?? accepted(value === 0 ? 0 : value);
}
