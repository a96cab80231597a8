import type { DepartmentField } from '@tessera/schemas';
import { referenceStore } from '../reference/reference-store.ts';
import { departmentEntity } from './kind.ts';

export const departmentStore = referenceStore<DepartmentField>(() => departmentEntity);
