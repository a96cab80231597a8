import { IconCoinYuan } from '@tabler/icons-react';
import { formatMoney, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { MoneyField } from '@tessera/schemas';
import { NumberCell } from '../face/number-cell.tsx';
import { moneyIn } from './money-value.ts';

function Cell({ value, locale }: CellProps<MoneyField>) {
  const money = moneyIn(value);
  return money ? <NumberCell>{formatMoney(money, locale)}</NumberCell> : null;
}

export const moneyFace: FieldFace<MoneyField> = laterFace({
  Cell,
  icon: IconCoinYuan,
  editor: () => import('./editor.tsx'),
  options: async () => ({ Options: (await import('./money-options.tsx')).MoneyOptions }),
});
