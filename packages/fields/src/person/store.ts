import type { PersonField } from '@tessera/schemas';
import { referenceStore } from '../reference/reference-store.ts';
import { personEntity } from '../reference/linked-entities.ts';

export const personStore = referenceStore<PersonField>(() => personEntity);
