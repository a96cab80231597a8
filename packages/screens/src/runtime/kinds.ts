import { fieldKinds } from '@tessera/fields/kind';
import type { FieldKinds } from '@tessera/model';

/** Every field kind, as the engines of the screens take them; lists do without. */
export const kinds = fieldKinds as unknown as FieldKinds;
