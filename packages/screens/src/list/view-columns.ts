import { fieldOf, sortedEntries } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';

/** A column of a table as it can be shown to somebody. */
export interface ViewColumn {
  readonly key: string;
  readonly field: FieldDocument;
  readonly width?: number | undefined;
  readonly aggregate?: 'sum' | 'avg' | 'min' | 'max' | 'count' | undefined;
}

const unsortable: ReadonlySet<string> = new Set(['multiSelect', 'attachment', 'image']);

/** Whether lists can be ordered by a field. */
export function isSortable(field: FieldDocument): boolean {
  return !unsortable.has(field.kind);
}

type Readable = (field: string) => boolean;

/** The columns of a view in their order, without what the person may not read. */
export function viewColumns(entity: EntityDocument, view: ViewDocument, readable: Readable): readonly ViewColumn[] {
  return sortedEntries(view.columns ?? {}).flatMap(([, { field: key, width, aggregate }]) => {
    const field = fieldOf(entity, key);
    return field && !field.hidden && readable(key) ? [{ key, field, width, aggregate }] : [];
  });
}

/** The columns somebody chose; unknown ones are left out, none chosen means those of the view. */
export function chosenColumns(
  entity: EntityDocument,
  own: readonly ViewColumn[],
  chosen: readonly string[] | undefined,
  readable: Readable,
): readonly ViewColumn[] {
  if (!chosen || chosen.length === 0) return own;
  const found = chosen.flatMap((key): ViewColumn[] => {
    const known = own.find((column) => column.key === key);
    const field = fieldOf(entity, key);
    if (known) return [known];
    return field && !field.hidden && readable(key) ? [{ key, field }] : [];
  });
  return found.length === 0 ? own : found;
}
