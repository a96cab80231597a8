import type { FormDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import type { FormItem } from '../derive/form.ts';
import { sortedEntries } from '../order.ts';
import { issue } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

type ItemType = FormItem['type'];

/** What an item may stand in; undefined is the root. */
export const formNesting: Readonly<Record<ItemType, readonly (ItemType | undefined)[]>> = {
  tab: [undefined],
  section: [undefined, 'tab'],
  column: ['section'],
  field: ['column', 'section', 'tab'],
  relatedList: ['column', 'section', 'tab'],
  path: [undefined, 'column', 'section', 'tab'],
  note: [undefined, 'column', 'section', 'tab'],
};

/** Items without a place, or in a place that is not theirs. */
export function nestingIssues({ items }: FormDocument): Issue[] {
  const isRing = (key: string): boolean => {
    const seen = new Set([key]);
    for (let at = items[key]?.parent; at !== undefined; at = items[at]?.parent) {
      if (at === key) return true;
      if (seen.has(at)) return false;
      seen.add(at);
    }
    return false;
  };
  return sortedEntries(items).flatMap(([key, { type, parent }]) => {
    const path = pointer('items', key, ...(parent === undefined ? [] : ['parent']));
    if (parent !== undefined && !Object.hasOwn(items, parent)) return [issue(path, 'form_parent_unknown', { parent })];
    if (isRing(key)) return [issue(path, 'form_parent_ring', { item: key })];
    const home = parent === undefined ? undefined : items[parent]?.type;
    return formNesting[type].includes(home) ? [] : [issue(path, 'form_nesting', { type, parent: home ?? 'form' })];
  });
}

/** Items that lack what their type needs. */
export function itemIssues(form: FormDocument, { documents }: CheckContext): Issue[] {
  const entity = documents.get('entity', form.entity);
  const hasStatus = Object.values(entity?.fields ?? {}).some(({ kind }) => kind === 'status');
  const seen = new Map<string, string>();
  return sortedEntries(form.items).flatMap(([key, item]) => {
    const path = pointer('items', key);
    const lacks = (part: keyof FormItem) =>
      item[part] === undefined ? [issue(path, 'form_item_incomplete', { part })] : [];
    switch (item.type) {
      case 'field': {
        const twin = item.field === undefined ? undefined : seen.get(item.field);
        if (item.field !== undefined) seen.set(item.field, key);
        return twin === undefined
          ? lacks('field')
          : [issue(path, 'form_field_repeated', { field: item.field, other: twin })];
      }
      case 'relatedList': {
        const incomplete = [...lacks('relatedEntity'), ...lacks('relatedField')];
        if (incomplete.length > 0) return incomplete;
        const link = documents.get('entity', item.relatedEntity ?? '')?.fields[item.relatedField ?? ''];
        const isLinking = link?.kind === 'lookup' && link.target === form.entity;
        return !link || isLinking
          ? []
          : [issue(`${path}/relatedField`, 'form_related_not_linking', { field: item.relatedField })];
      }
      case 'path':
        return entity && !hasStatus ? [issue(path, 'form_path_without_status', { entity: form.entity })] : [];
      case 'note':
        return lacks('text');
      default:
        return [];
    }
  });
}
