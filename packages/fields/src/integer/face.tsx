import { IconNumber123 } from '@tabler/icons-react';
import { localize } from '@tessera/std';
import { formatNumber, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { IntegerField } from '@tessera/schemas';
import { NumberCell } from '../face/number-cell.tsx';

function Cell({ field, value, locale }: CellProps<IntegerField>) {
  return value === null || value === undefined ? null : (
    <NumberCell>{[formatNumber(value, locale), localize(field.unit, locale)].join(' ').trim()}</NumberCell>
  );
}

export const integerFace: FieldFace<IntegerField> = laterFace({
  Cell,
  icon: IconNumber123,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
