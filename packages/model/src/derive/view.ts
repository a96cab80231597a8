import { assert } from '@tessera/std';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { ordersFromStart } from '../order.ts';
import { hasOwner } from '../system-fields.ts';
import { filterFields, followUpField, groupingField, listFields, shownFields, titleField } from './field-choice.ts';
import { derivedTag, isDerived, isForRoles } from './form.ts';

export type ViewType = ViewDocument['type'];

function entityOf(documents: DocumentSet, id: string): EntityDocument {
  const entity = documents.get('entity', id);
  assert(entity, `entity ${id}`);
  return entity;
}

function derivedTable(entity: EntityDocument, as: Pick<ViewDocument, 'id' | 'label' | 'filter'>): ViewDocument {
  const keys = [...listFields(entity, 7), ...(hasOwner(entity) ? ['owner'] : []), 'updatedAt'];
  const orders = ordersFromStart(keys.length);
  return {
    kind: 'view',
    schemaVersion: 1,
    ...as,
    tags: [derivedTag],
    entity: entity.id,
    type: 'table',
    sort: ['-createdAt'],
    columns: Object.fromEntries(keys.map((key, index) => [key, { field: key, order: orders[index] ?? 'a0' }])),
    quickFilters: [...filterFields(entity, 3), ...(hasOwner(entity) ? ['owner'] : [])],
  };
}

const allTable = (entity: EntityDocument): ViewDocument =>
  derivedTable(entity, { id: `${entity.id}DerivedTable`, label: { 'zh-CN': '全部', en: 'All' } });

/** Tables of what is asked for most: mine, those of my people, and those nobody has followed up for long. */
function askedTables(entity: EntityDocument): readonly ViewDocument[] {
  const follow = followUpField(entity);
  const owned = hasOwner(entity)
    ? [
        derivedTable(entity, {
          id: `${entity.id}DerivedMine`,
          label: { 'zh-CN': '我负责的', en: 'Mine' },
          filter: 'owner == user.id',
        }),
        derivedTable(entity, {
          id: `${entity.id}DerivedTeam`,
          label: { 'zh-CN': '下属的', en: 'My team’s' },
          filter: 'owner in user.subordinates',
        }),
      ]
    : [];
  if (follow === undefined) return owned;
  const filter = `olderThanDays(${follow}, 30) || isBlank(${follow}) && olderThanDays(createdAt, 30)`;
  const label = { 'zh-CN': '超 30 天未跟进', en: 'No follow-up for 30 days' };
  return [...owned, derivedTable(entity, { id: `${entity.id}DerivedStale`, label, filter })];
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
  if (type === 'table') return allTable(entity);
  const groupBy = groupingField(entity);
  return groupBy === undefined ? undefined : derivedBoard(entity, groupBy);
}

/**
 * The views somebody with `roles` may choose from, the one opened first at the front. Derived ones fill in: all records
 * and a board where no document gives them, and what is asked for most unless a document shows the same.
 */
export function viewsFor(documents: DocumentSet, entity: string, roles: readonly string[]): readonly ViewDocument[] {
  const own = documents.all('view').filter((view) => view.entity === entity && isForRoles(view.audience, roles));
  const missing = (['table', 'kanban'] as const)
    .filter((type) => !own.some((view) => view.type === type && (type === 'kanban' || view.filter === undefined)))
    .flatMap((type) => derivedView(documents, entity, type) ?? []);
  const follow = followUpField(entityOf(documents, entity)) ?? '';
  const isSame = (view: ViewDocument, other: ViewDocument) =>
    other.id === view.id ||
    other.filter === view.filter ||
    (view.id.endsWith('DerivedStale') &&
      (other.filter?.includes(follow) || other.label['zh-CN']?.includes('未跟进')) === true);
  const asked = askedTables(entityOf(documents, entity)).filter(
    (view) => !own.some((other) => other.type === 'table' && isSame(view, other)),
  );
  const weight = (view: ViewDocument) =>
    isDerived(view) ? -1 - derivedOrder.findIndex((end) => view.id.endsWith(end)) : weightOf(view);
  return [...own, ...missing, ...asked].toSorted((a, b) => weight(b) - weight(a));
}

const derivedOrder = ['DerivedTable', 'DerivedBoard', 'DerivedMine', 'DerivedTeam', 'DerivedStale'];

const weightOf = (view: ViewDocument): number => (view.default ? 1001 : (view.audience?.priority ?? 0));
