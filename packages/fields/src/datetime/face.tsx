import { IconCalendarTime } from '@tabler/icons-react';
import { formatDateTime, Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { DatetimeField } from '@tessera/schemas';

export const momentIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function Cell({ value, locale, timeZone }: CellProps<DatetimeField>) {
  return (
    <Text component="span" inherit style={{ whiteSpace: 'nowrap' }}>
      {formatDateTime(momentIn(value), locale, { timeZone })}
    </Text>
  );
}

export const datetimeFace: FieldFace<DatetimeField> = laterFace({
  Cell,
  icon: IconCalendarTime,
  editor: () => import('./editor.tsx'),
});
