import { IconCheck, IconCheckbox } from '@tabler/icons-react';
import { Group, Text, VisuallyHidden, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { BooleanField } from '@tessera/schemas';
import { truthLabel } from './truth-label.ts';

/** A check mark, or the words the field has of its own. */
function Cell({ field, value, locale }: CellProps<BooleanField>) {
  if (typeof value !== 'boolean') return null;
  const label = truthLabel(value, field, locale);
  if (field.trueLabel || field.falseLabel)
    return (
      <Text component="span" inherit>
        {label}
      </Text>
    );
  return (
    <Group component="span" gap={4}>
      {value ? <IconCheck size={16} aria-hidden /> : null}
      <VisuallyHidden>{label}</VisuallyHidden>
    </Group>
  );
}

export const booleanFace: FieldFace<BooleanField> = laterFace({
  Cell,
  icon: IconCheckbox,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
