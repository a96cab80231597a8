import { IconListCheck } from '@tabler/icons-react';
import { Group, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { MultiSelectField } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';

export const keysIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function Cell({ field, value, locale }: CellProps<MultiSelectField>) {
  return (
    <Group component="span" gap={4}>
      {keysIn(value).map((key) => (
        <ChoiceBadge key={key} choices={field.options} choiceKey={key} locale={locale} />
      ))}
    </Group>
  );
}

export const multiSelectFace: FieldFace<MultiSelectField> = laterFace({
  Cell,
  icon: IconListCheck,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
