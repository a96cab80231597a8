import type { FieldKind } from '@tessera/model';
import type { DepartmentField } from '@tessera/schemas';
import { departmentEntity } from '../reference/linked-entities.ts';
import { referenceKind } from '../reference/reference-kind.ts';
import { departmentWords } from './locale.ts';

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
