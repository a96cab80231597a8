import type { PersonField } from '@tessera/schemas';
import { referenceStore } from '../reference/reference-store.ts';
import { personEntity } from './kind.ts';

export const personStore = referenceStore<PersonField>(() => personEntity);
