import { IconLetterCase } from '@tabler/icons-react';
import { Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { TextField } from '@tessera/schemas';

function Cell({ field, value }: CellProps<TextField>) {
  if (typeof value !== 'string') return null;
  return (
    <Text component="span" inherit style={field.multiline ? { whiteSpace: 'pre-wrap' } : {}}>
      {value}
    </Text>
  );
}

export const textFace: FieldFace<TextField> = laterFace({
  Cell,
  icon: IconLetterCase,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
