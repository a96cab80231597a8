import type { DepartmentField } from '@tessera/schemas';
import { referenceStore } from '../reference/reference-store.ts';
import { departmentEntity } from '../reference/linked-entities.ts';

export const departmentStore = referenceStore<DepartmentField>(() => departmentEntity);
