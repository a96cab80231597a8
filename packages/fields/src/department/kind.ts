import type { FieldKind } from '@tessera/model';
import type { DepartmentField } from '@tessera/schemas';
import { referenceKind } from '../reference/reference-kind.ts';
import { departmentWords } from './locale.ts';

/** Entity of the departments a department field links to. */
export const departmentEntity = 'sys.department';

/** A department of the organisation. */
export const departmentKind: FieldKind<DepartmentField> = {
  id: 'department',
  label: departmentWords.label,
  description: departmentWords.description,
  icon: 'sitemap',
  group: 'people',
  ...referenceKind<DepartmentField>(() => departmentEntity),
  initial: () => ({}),
  changes: {},
};
