import { IconCalendar } from '@tabler/icons-react';
import { formatDate, Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { DateField } from '@tessera/schemas';

export const dayIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function Cell({ value, locale }: CellProps<DateField>) {
  return (
    <Text component="span" inherit style={{ whiteSpace: 'nowrap' }}>
      {formatDate(dayIn(value), locale)}
    </Text>
  );
}

export const dateFace: FieldFace<DateField> = laterFace({
  Cell,
  icon: IconCalendar,
  editor: () => import('./editor.tsx'),
});
