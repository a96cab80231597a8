import { IconDecimal } from '@tabler/icons-react';
import { localize } from '@tessera/std';
import { formatNumber, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { DecimalField } from '@tessera/schemas';
import { NumberCell } from '../face/number-cell.tsx';
import { decimalShape } from './shape.ts';

function Cell({ field, value, locale }: CellProps<DecimalField>) {
  if (value === null || value === undefined) return null;
  const number = formatNumber(value, locale, { minimumFractionDigits: decimalShape(field).scale });
  return <NumberCell>{[number, localize(field.unit, locale)].join(' ').trim()}</NumberCell>;
}

export const decimalFace: FieldFace<DecimalField> = laterFace({
  Cell,
  icon: IconDecimal,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
