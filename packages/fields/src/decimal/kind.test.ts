import { expect, test } from 'vitest';
import type { DecimalField } from '@tessera/schemas';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { decimalKind } from './kind.ts';

const field: DecimalField = { kind: 'decimal', ...label, precision: 6, scale: 2 };
const normalise = (value: string | number, options: Partial<DecimalField> = {}) =>
  outcome(decimalKind.normalise(value, { ...field, ...options }, inShanghai));

test('strings keep every digit, JSON fractions are refused', () => {
  expect(normalise('12.5')).toBe('12.50');
  expect(normalise(12)).toBe('12.00');
  expect(normalise('-0')).toBe('0.00');
  expect(normalise('1.005')).toBe('1.01');
  expect(normalise('-1.005')).toBe('-1.01');
  expect(normalise(12.5)).toEqual(['decimal_as_string']);
  expect(normalise('1e3')).toEqual(['decimal_expected']);
});

test('more digits than the column holds are refused, also after rounding', () => {
  expect(normalise('9999.99')).toBe('9999.99');
  expect(normalise('10000')).toEqual(['decimal_precision']);
  expect(normalise('9999.995')).toEqual(['decimal_precision']);
  expect(normalise('5', { max: '4.99' })).toEqual(['number_above_max']);
});

test('options that contradict each other are named', () => {
  const codes = (options: Partial<DecimalField>) =>
    decimalKind.check({ ...field, ...options }, inShanghai).map(({ code }) => code);
  expect(codes({ scale: 8 })).toEqual(['scale_over_precision']);
  expect(codes({ min: '5', max: '1' })).toEqual(['range_reversed']);
  expect(codes({ max: '12345678' })).toEqual(['limit_out_of_range']);
});
