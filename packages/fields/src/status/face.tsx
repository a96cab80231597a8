import { IconProgressCheck } from '@tabler/icons-react';
import { laterFace } from '@tessera/ui';
import type { CellProps, FaceSlots, FieldFace } from '@tessera/ui';
import type { StatusField, WorkflowDocument } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';
import { statesOf } from './states.ts';

export function statesIn(field: StatusField, { documents }: FaceSlots): WorkflowDocument['states'] {
  return documents ? statesOf(field, { documents }) : {};
}

function Cell({ field, value, locale, slots }: CellProps<StatusField>) {
  return typeof value === 'string' ? (
    <ChoiceBadge choices={statesIn(field, slots)} choiceKey={value} locale={locale} />
  ) : null;
}

export const statusFace: FieldFace<StatusField> = laterFace({
  Cell,
  icon: IconProgressCheck,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
