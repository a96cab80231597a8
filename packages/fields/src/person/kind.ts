import type { FieldKind } from '@tessera/model';
import type { PersonField } from '@tessera/schemas';
import { referenceKind } from '../reference/reference-kind.ts';
import { personWords } from './locale.ts';

/** Entity of the people a person field links to. */
export const personEntity = 'sys.user';

/** A user of the system. */
export const personKind: FieldKind<PersonField> = {
  id: 'person',
  label: personWords.label,
  description: personWords.description,
  icon: 'user',
  group: 'people',
  ...referenceKind<PersonField>(() => personEntity),
  initial: () => ({}),
  changes: {},
};
