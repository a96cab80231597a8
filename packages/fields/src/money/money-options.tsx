import { MultiSelect, Select, Stack, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { MoneyField } from '@tessera/schemas';
import { RangeOptions } from '../face/range-options.tsx';
import { defaultCurrency } from './money-value.ts';
import { moneyTexts } from './locale.ts';

const texts = textBundle('field.money', moneyTexts);
const common = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP'];

/** The options of an amount: its currencies and limits. */
export function MoneyOptions({ field, onChange, locale }: OptionsProps<MoneyField>) {
  const say = useText(texts);
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = [...new Set([...common, ...Intl.supportedValuesOf('currency')])];
  const data = codes.map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}`.trim() }));
  const currency = defaultCurrency(field);
  const choose = (next: string | null): void => {
    if (next === null) return;
    const isListed = field.currencies === undefined || field.currencies.includes(next);
    onChange(isListed ? { currency: next } : { currency: next, currencies: [next, ...(field.currencies ?? [])] });
  };
  return (
    <Stack gap="sm">
      <Select
        label={say('currencyDefault')}
        searchable
        allowDeselect={false}
        data={data}
        value={currency}
        onChange={choose}
      />
      <MultiSelect
        label={say('currencies')}
        description={say('currenciesHint')}
        data={data}
        value={field.currencies}
        onChange={(next) => onChange({ currencies: next.length === 0 ? null : [...new Set([currency, ...next])] })}
      />
      <RangeOptions min={field.min} max={field.max} onChange={onChange} />
    </Stack>
  );
}
