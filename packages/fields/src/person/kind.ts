import type { FieldKind } from '@tessera/model';
import type { PersonField } from '@tessera/schemas';
import { personEntity } from '../reference/linked-entities.ts';
import { referenceKind } from '../reference/reference-kind.ts';
import { personWords } from './locale.ts';

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
