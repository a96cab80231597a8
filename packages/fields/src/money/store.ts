import { sql } from '@tessera/database';
import type { FieldStore } from '@tessera/database';
import type { MoneyField } from '@tessera/schemas';
import { moneyIn } from './money-value.ts';

/** Currency in which sums over mixed currencies are made. */
const baseCurrency = 'CNY';

export const moneyStore: FieldStore<MoneyField> = {
  columns: () => [
    { suffix: '', type: 'numeric(20,4)' },
    { suffix: '_currency', type: 'character(3)', collation: 'C' },
    { suffix: '_rate', type: 'numeric(20,10)' },
    { suffix: '_base', type: 'numeric(20,4)' },
  ],
  select: (_field, column) => {
    const money = sql`jsonb_build_object('amount', ${column('')}::text, 'currency', ${column('_currency')})`;
    return sql`CASE WHEN ${column('')} IS NOT NULL THEN ${money} END`;
  },
  write: (value) => {
    const money = moneyIn(value);
    const isBase = money?.currency === baseCurrency;
    return {
      '': money?.amount ?? null,
      _currency: money?.currency ?? null,
      _rate: isBase ? '1' : null,
      _base: isBase ? money.amount : null,
    };
  },
  value: (_field, column) => column(''),
};
