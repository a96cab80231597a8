import { spreadsheetText } from '@tessera/model';
import type { FieldDocument, FormatContext } from '@tessera/model';
import type { Json } from '@tessera/std';
import { kinds } from '../runtime/kinds.ts';

/** A value as a spreadsheet takes it: what an export writes for it. */
export function cellText(field: FieldDocument, value: unknown, context: FormatContext): string {
  const kind = kinds[field.kind];
  return kind && value !== undefined ? spreadsheetText(kind, value as Json, field, context) : '';
}
