import type { FieldKind } from '@tessera/model';
import type { LookupField } from '@tessera/schemas';
import { referenceKind } from '../reference/reference-kind.ts';
import { lookupWords } from './locale.ts';

/** A link to a record of another entity. */
export const lookupKind: FieldKind<LookupField> = {
  id: 'lookup',
  label: lookupWords.label,
  description: lookupWords.description,
  icon: 'link',
  group: 'relation',
  ...referenceKind<LookupField>(({ target }) => target),
  initial: () => ({}),
  changes: {},
};
