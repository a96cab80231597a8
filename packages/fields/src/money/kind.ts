import Big from 'big.js';
import { issue } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import type { FieldKind, Normalised } from '@tessera/model';
import type { MoneyField } from '@tessera/schemas';
import { accepted, excerpt, refused } from '../normalised.ts';
import { checkRange } from '../numeric/check-range.ts';
import { numberOperators } from '../numeric/number-operators.ts';
import { groupDigits, readNumeral } from '../numeric/numeral.ts';
import { decimalString, normaliseDecimal } from '../numeric/scaled-decimal.ts';
import { currencySign, isCurrency, minorUnit, takeCurrency } from './currency.ts';
import { moneyWords } from './locale.ts';
import { allowedCurrencies, defaultCurrency, moneyIn } from './money-value.ts';

const shape = { precision: 20, scale: 4 };

/** An amount with its currency, rounded half away from zero to the minor unit. */
export const moneyKind: FieldKind<MoneyField> = {
  id: 'money',
  label: moneyWords.label,
  description: moneyWords.description,
  icon: 'coin-yuan',
  group: 'number',
  computed: false,
  operators: numberOperators,
  initial: () => ({ currency: 'CNY' }),
  expressionType: () => ({ kind: 'number', nullable: true, scale: shape.scale, money: true }),
  check,
  normalise,
  format: (value) => {
    const money = moneyIn(value);
    if (!money) return '';
    const amount = new Big(money.amount);
    const digits = groupDigits(amount.abs().toFixed(minorUnit(money.currency), Big.roundHalfUp));
    return `${amount.lt(0) ? '-' : ''}${currencySign(money.currency)}${digits}`;
  },
  parse: (text, field, { decimalMark }) => {
    if (text.trim() === '') return accepted(null);
    const { rest, currency } = takeCurrency(text.slice(0, 100));
    const numeral = readNumeral(rest, decimalMark);
    if (numeral === undefined) return refused('number_unreadable', { text: excerpt(text) });
    return normalise({ amount: numeral, currency: currency ?? defaultCurrency(field) }, field);
  },
  changes: { decimal: 'lossy', text: 'lossy' },
  samples: (field) => {
    const currency = defaultCurrency(field);
    const amounts = ['0', '1', '-1', '12.5', '1200.50', '9999999999999999', '-0.01'];
    return amounts.flatMap((amount) => {
      const sample = normalise({ amount, currency }, field);
      return 'value' in sample ? [sample.value] : [];
    });
  },
};

/** An amount without a currency is in the field's own. */
function normalise(value: Json, field: MoneyField): Normalised {
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { amount: value };
  const { amount, currency = defaultCurrency(field) } = given as { readonly amount?: Json; readonly currency?: Json };
  if (amount === undefined || amount === null || typeof amount === 'object' || typeof currency !== 'string')
    return refused('money_expected');
  const allowed = allowedCurrencies(field);
  if (!allowed.includes(currency))
    return refused('money_currency', { currency: excerpt(currency), allowed }, '/currency');
  const rounded = normaliseDecimal(
    amount,
    { precision: shape.precision - shape.scale + minorUnit(currency), scale: minorUnit(currency) },
    field,
  );
  if ('issues' in rounded) return { issues: rounded.issues.map((each) => ({ ...each, path: '/amount' })) };
  return accepted({ amount: decimalString(new Big(String(rounded.value)), shape.scale), currency });
}

function check(field: MoneyField): Issue[] {
  const codes = new Set([...(field.currencies ?? []), defaultCurrency(field)]);
  const unknown = [...codes]
    .filter((code) => !isCurrency(code))
    .map((currency) => issue('/currency', 'currency_unknown', { currency }));
  const currency = defaultCurrency(field);
  const unlisted = allowedCurrencies(field).includes(currency)
    ? []
    : [issue('/currency', 'currency_not_listed', { currency })];
  return [...unknown, ...unlisted, ...checkRange(field, shape)];
}
