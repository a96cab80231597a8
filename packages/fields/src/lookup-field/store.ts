import { Bug } from '@tessera/std';
import type { FieldStore } from '@tessera/database';
import type { LookupFieldField } from '@tessera/schemas';

const readElsewhere = (): never => {
  throw new Bug('a lookup field has no column; it is read through its lookup');
};

export const lookupFieldStore: FieldStore<LookupFieldField> = {
  columns: () => [],
  select: readElsewhere,
  write: () => ({}),
  value: readElsewhere,
  through: ({ lookup, field }) => ({ lookup, field }),
};
