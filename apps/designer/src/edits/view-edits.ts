import { orderBetween, sortedEntries } from '@tessera/model';
import type { DocumentSet, Ordered } from '@tessera/model';
import type { ViewDocument } from '@tessera/schemas';
import { putEdit, setEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { freeIdentifier } from '../naming/identifier.ts';

/** `order` for the place before the `index`th of a collection, counted without `except`. */
export function orderAtIndex(
  collection: Readonly<Record<string, Ordered>> | undefined,
  index: number,
  except?: string,
): string {
  const others = sortedEntries(collection).filter(([key]) => key !== except);
  return orderBetween(others[index - 1]?.[1].order ?? null, others[index]?.[1].order ?? null);
}

/** A column for a field, before the `index`th one. */
export function addColumn(
  view: ViewDocument,
  field: string,
  index = Object.keys(view.columns ?? {}).length,
): readonly Edit[] {
  const key = freeIdentifier(field, (name) => Object.hasOwn(view.columns ?? {}, name), field, 60);
  return [
    setEdit('view', view.id, ['columns', Object.hasOwn(view.columns ?? {}, field) ? key : field], {
      field,
      order: orderAtIndex(view.columns, index),
    }),
  ];
}

export function moveColumn(view: ViewDocument, key: string, index: number): readonly Edit[] {
  return [setEdit('view', view.id, ['columns', key, 'order'], orderAtIndex(view.columns, index, key))];
}

/** A derived view as a document of its own. */
export function customView(documents: DocumentSet, derived: ViewDocument, label: ViewDocument['label']): ViewDocument {
  const { tags: _derived, ...view } = derived;
  const wish = `${derived.entity.split('.')[1] ?? 'view'}${derived.type === 'kanban' ? 'Board' : 'Table'}`;
  const id = freeIdentifier(wish, (name) => documents.get('view', `x.${name}`) !== undefined, 'view', 70);
  return { ...view, id: `x.${id}`, label };
}

export function addView(view: ViewDocument): readonly Edit[] {
  return [putEdit(view)];
}
