import type { LookupField } from '@tessera/schemas';
import { referenceStore } from '../reference/reference-store.ts';

export const lookupStore = referenceStore<LookupField>(({ target }) => target);
