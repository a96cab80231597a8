import { IconCircleDot } from '@tabler/icons-react';
import { laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { SelectField } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';

function Cell({ field, value, locale }: CellProps<SelectField>) {
  return typeof value === 'string' ? <ChoiceBadge choices={field.options} choiceKey={value} locale={locale} /> : null;
}

export const selectFace: FieldFace<SelectField> = laterFace({
  Cell,
  icon: IconCircleDot,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
