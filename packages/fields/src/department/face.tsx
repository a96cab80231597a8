import { IconSitemap } from '@tabler/icons-react';
import { Text, laterFace } from '@tessera/ui';
import type { CellProps, FieldFace } from '@tessera/ui';
import type { DepartmentField } from '@tessera/schemas';
import { useTitled } from '../reference/use-titled.ts';
import { departmentEntity } from '../reference/linked-entities.ts';

function Cell({ value, slots }: CellProps<DepartmentField>) {
  const department = useTitled(value, departmentEntity, slots);
  return department ? (
    <Text component="span" inherit>
      {department.title || '—'}
    </Text>
  ) : null;
}

export const departmentFace: FieldFace<DepartmentField> = laterFace({
  Cell,
  icon: IconSitemap,
  editor: () => import('./editor.tsx'),
  options: () => import('./options.tsx'),
});
