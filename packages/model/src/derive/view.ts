import { assert } from '@tessera/std';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { ordersFromStart } from '../order.ts';
import { hasOwner } from '../system-fields.ts';
import { filterFields, groupingField, listFields, shownFields, titleField } from './field-choice.ts';
import { derivedTag, isForRoles } from './form.ts';

export type ViewType = ViewDocument['type'];

function entityOf(documents: DocumentSet, id: string): EntityDocument {
  const entity = documents.get('entity', id);
  assert(entity, `entity ${id}`);
  return entity;
}

function derivedTable(entity: EntityDocument): ViewDocument {
  const keys = [...listFields(entity, 7), ...(hasOwner(entity) ? ['owner'] : []), 'updatedAt'];
  const orders = ordersFromStart(keys.length);
  return {
    kind: 'view',
    id: `${entity.id}DerivedTable`,
    schemaVersion: 1,
    label: { 'zh-CN': '全部', en: 'All' },
    tags: [derivedTag],
    entity: entity.id,
    type: 'table',
    sort: ['-createdAt'],
    columns: Object.fromEntries(keys.map((key, index) => [key, { field: key, order: orders[index] ?? 'a0' }])),
    quickFilters: [...filterFields(entity, 3), ...(hasOwner(entity) ? ['owner'] : [])],
  };
}

function derivedBoard(entity: EntityDocument, groupBy: string): ViewDocument {
  const title = titleField(entity);
  const fields = listFields(entity, 6).filter((key) => key !== groupBy && key !== title);
  const sum = shownFields(entity).find(([, field]) => field.kind === 'money')?.[0];
  return {
    kind: 'view',
    id: `${entity.id}DerivedBoard`,
    schemaVersion: 1,
    label: { 'zh-CN': '看板', en: 'Board' },
    tags: [derivedTag],
    entity: entity.id,
    type: 'kanban',
    groupBy,
    card: { fields: [...fields.slice(0, 3), ...(hasOwner(entity) ? ['owner'] : [])], ...(sum ? { sum } : {}) },
    quickFilters: filterFields(entity, 3).filter((key) => key !== groupBy),
  };
}

/** The view of a type an entity has while no document gives one; no kanban without a status or select field. */
export function derivedView(documents: DocumentSet, entityId: string, type: ViewType): ViewDocument | undefined {
  const entity = entityOf(documents, entityId);
  if (type === 'table') return derivedTable(entity);
  const groupBy = groupingField(entity);
  return groupBy === undefined ? undefined : derivedBoard(entity, groupBy);
}

/** The views somebody with `roles` may choose from, the one opened first at the front; derived ones fill in missing types. */
export function viewsFor(documents: DocumentSet, entity: string, roles: readonly string[]): readonly ViewDocument[] {
  const own = documents.all('view').filter((view) => view.entity === entity && isForRoles(view.audience, roles));
  const weight = (view: ViewDocument) => (view.default ? 1001 : (view.audience?.priority ?? 0));
  const missing = (['table', 'kanban'] as const)
    .filter((type) => !own.some((view) => view.type === type))
    .flatMap((type) => derivedView(documents, entity, type) ?? []);
  return [...own.toSorted((a, b) => weight(b) - weight(a)), ...missing];
}
