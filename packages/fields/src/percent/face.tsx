import { IconPercentage } from '@tabler/icons-react';
import { formatPercent, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { PercentField } from '@tessera/schemas';
import { NumberCell } from '../face/number-cell.tsx';

function Cell({ value, locale }: CellProps<PercentField>) {
  return value === null || value === undefined ? null : <NumberCell>{formatPercent(value, locale)}</NumberCell>;
}

export const percentFace: FieldFace<PercentField> = laterFace({
  Cell,
  icon: IconPercentage,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
