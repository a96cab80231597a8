import { currencySymbol, Group, NumberInput, Select, textBundle, useText } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { MoneyField } from '@tessera/schemas';
import { useState } from 'react';
import { controlProps } from '../face/input-props.ts';
import { NumberFilter } from '../face/number-filter.tsx';
import { minorUnit } from './currency.ts';
import { allowedCurrencies, defaultCurrency, moneyIn } from './money-value.ts';
import { moneyTexts } from './locale.ts';

const texts = textBundle('field.money', moneyTexts);

export function Input(props: InputProps<MoneyField>) {
  const { field, value, onChange, id, readOnly, disabled } = props;
  const say = useText(texts);
  const given = amountIn(value);
  const [chosen, setChosen] = useState(given?.currency ?? defaultCurrency(field));
  const currency = given?.currency ?? chosen;
  const currencies = [...new Set([...allowedCurrencies(field), currency])];
  const digits = minorUnit(currency);
  const choose = (next: string | null): void => {
    if (next === null) return;
    setChosen(next);
    if (given) onChange({ amount: given.amount, currency: next });
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <NumberInput
        {...controlProps(props)}
        style={{ flex: 1 }}
        scale={digits}
        minimumScale={digits}
        min={field.min}
        max={field.max}
        prefix={currencies.length > 1 ? undefined : currencySymbol(currency).trim()}
        value={given ? withoutZeros(given.amount) : null}
        onChange={(amount) => onChange(amount === null ? null : { amount, currency })}
      />
      {currencies.length > 1 ? (
        <Select
          label={say('currency')}
          id={`${id}-currency`}
          w={100}
          allowDeselect={false}
          readOnly={readOnly}
          disabled={disabled}
          data={currencies.map((code) => ({ value: code, label: code }))}
          value={currency}
          onChange={choose}
        />
      ) : null}
    </Group>
  );
}

export function Filter(props: FilterProps<MoneyField>) {
  return <NumberFilter {...props} suffix={defaultCurrency(props.field)} />;
}

/** An amount under edit: its text may not be a number yet. */
function amountIn(value: unknown): { readonly amount: string; readonly currency: string } | undefined {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return undefined;
  return typeof value.currency === 'string' ? { amount: String(value.amount), currency: value.currency } : undefined;
}

/** The stored amount carries four digits; trailing zeros say nothing. */
function withoutZeros(amount: string): string {
  return amount.includes('.') && moneyIn({ amount, currency: '' }) ? amount.replace(/\.?0+$/, '') : amount;
}
