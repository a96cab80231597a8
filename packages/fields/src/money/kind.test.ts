import { expect, test } from 'vitest';
import type { Json } from '@tessera/std';
import type { MoneyField } from '@tessera/schemas';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { minorUnit } from './currency.ts';
import { moneyKind } from './kind.ts';

const field: MoneyField = { kind: 'money', ...label, currency: 'CNY', currencies: ['CNY', 'USD', 'JPY', 'KWD'] };
const normalise = (value: Json) => outcome(moneyKind.normalise(value, field, inShanghai));
const parse = (text: string) => outcome(moneyKind.parse(text, field, inShanghai));

test('amounts are rounded half up to the minor unit of their currency', () => {
  expect(normalise({ amount: '12.345', currency: 'CNY' })).toEqual({ amount: '12.3500', currency: 'CNY' });
  expect(normalise({ amount: '-12.345', currency: 'CNY' })).toEqual({ amount: '-12.3500', currency: 'CNY' });
  expect(normalise({ amount: '1200.5', currency: 'JPY' })).toEqual({ amount: '1201.0000', currency: 'JPY' });
  expect(normalise({ amount: '1.2345', currency: 'KWD' })).toEqual({ amount: '1.2350', currency: 'KWD' });
  expect(normalise('8')).toEqual({ amount: '8.0000', currency: 'CNY' });
  expect(['JPY', 'CNY', 'KWD', 'CLF', 'HUF'].map(minorUnit)).toEqual([0, 2, 3, 4, 2]);
});

test('other currencies, fractions as numbers and too large amounts are refused', () => {
  expect(normalise({ amount: '1', currency: 'EUR' })).toEqual(['money_currency']);
  expect(normalise({ amount: 1.5, currency: 'CNY' })).toEqual(['decimal_as_string']);
  expect(normalise({ amount: '10000000000000000', currency: 'CNY' })).toEqual(['decimal_precision']);
  expect(normalise({ currency: 'CNY' })).toEqual(['money_expected']);
});

test('the currency is read from either side of the number', () => {
  const yuan = (amount: string) => ({ amount, currency: 'CNY' });
  for (const text of ['￥1,200', '1200元', 'CNY 1200', '人民币1,200', '1.2千', 'rmb1200'])
    expect(parse(text), text).toEqual(yuan('1200.0000'));
  expect(parse('-¥5.005')).toEqual(yuan('-5.0100'));
  expect(parse('¥ -5')).toEqual(yuan('-5.0000'));
  expect(parse('1.2万元')).toEqual(yuan('12000.0000'));
  expect(parse('US$12')).toEqual({ amount: '12.0000', currency: 'USD' });
  expect(parse('100 usd')).toEqual({ amount: '100.0000', currency: 'USD' });
  expect(parse('1200日元')).toEqual({ amount: '1200.0000', currency: 'JPY' });
});
