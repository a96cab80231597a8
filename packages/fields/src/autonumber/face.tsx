import { IconListNumbers } from '@tabler/icons-react';
import { Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { AutonumberField } from '@tessera/schemas';

function Cell({ value }: CellProps<AutonumberField>) {
  return (
    <Text component="span" inherit style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {typeof value === 'string' ? value : ''}
    </Text>
  );
}

export const autonumberFace: FieldFace<AutonumberField> = laterFace({
  Cell,
  icon: IconListNumbers,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
