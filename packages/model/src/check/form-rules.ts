import type { FormDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import type { FormItem } from '../derive/form.ts';
import { flattenLayout, layoutOf } from '../derive/layout.ts';
import { sortedEntries } from '../order.ts';
import { expressionReads } from '../walk/usages.ts';
import { issue } from './context.ts';
import type { CheckContext, Issue } from './context.ts';
import { numbers } from './view-rules.ts';

type ItemType = FormItem['type'];

/** What an item may stand in; undefined is the root. */
export const formNesting: Readonly<Record<ItemType, readonly (ItemType | undefined)[]>> = {
  tab: [undefined],
  step: [undefined],
  section: [undefined, 'tab', 'step'],
  column: ['section'],
  field: ['column', 'section', 'tab', 'step'],
  relatedList: ['column', 'section', 'tab', 'step'],
  path: [undefined, 'column', 'section', 'tab', 'step'],
  note: [undefined, 'column', 'section', 'tab', 'step'],
  component: [undefined, 'column', 'section', 'tab', 'step'],
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

/** A form that edits nothing cannot create anything either. */
export function readonlyIssues({ readonly: fixed, modes }: FormDocument): Issue[] {
  return fixed && modes.some((mode) => mode === 'create' || mode === 'quick')
    ? [issue('/readonly', 'form_readonly_create')]
    : [];
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
        const related = documents.get('entity', item.relatedEntity ?? '')?.fields ?? {};
        const link = related[item.relatedField ?? ''];
        const isLinking = link?.kind === 'lookup' && link.target === form.entity;
        const sums = (item.sums ?? []).flatMap((field, index) => {
          const kind = related[field]?.kind;
          return kind === undefined || (numbers as readonly string[]).includes(kind)
            ? []
            : [issue(`${path}/sums/${index}`, 'view_aggregate_kind', { aggregate: 'sum', field })];
        });
        return !link || isLinking
          ? sums
          : [issue(`${path}/relatedField`, 'form_related_not_linking', { field: item.relatedField }), ...sums];
      }
      case 'path':
        return entity && !hasStatus ? [issue(path, 'form_path_without_status', { entity: form.entity })] : [];
      case 'note':
        return lacks('text');
      case 'component': {
        const incomplete = lacks('component');
        if (incomplete.length > 0) return incomplete;
        return item.component === 'stageTrail' && entity && !hasStatus
          ? [issue(path, 'form_path_without_status', { entity: form.entity })]
          : [];
      }
      default:
        return [];
    }
  });
}

/** Steps nobody can fill in, and steps beside tabs, of which only one can lead. */
export function stepIssues(form: FormDocument): Issue[] {
  const nodes = layoutOf(form);
  const hasTabs = nodes.some(({ item }) => item.type === 'tab');
  return nodes.flatMap(({ key, item, children }) => {
    if (item.type !== 'step') return [];
    const path = pointer('items', key);
    const filled = flattenLayout(children).some(({ item: { type } }) => type !== 'section' && type !== 'column');
    return [
      ...(filled ? [] : [issue(path, 'form_step_empty')]),
      ...(hasTabs ? [issue(path, 'form_steps_with_tabs')] : []),
    ];
  });
}

/** Defaults that read each other in a ring, so that none of them ever comes to rest. */
export function defaultRingIssues(form: FormDocument, { documents }: CheckContext): Issue[] {
  const fields = new Map(
    Object.entries(form.items).flatMap(([key, { type, field, default: text }]) =>
      type === 'field' && field !== undefined && text !== undefined ? [[field, { key, text }] as const] : [],
    ),
  );
  const reads = (field: string): readonly string[] => {
    const text = fields.get(field)?.text;
    const found = text === undefined ? [] : expressionReads(documents, text, form.entity, undefined);
    return found.filter((read) => read.entity === form.entity && fields.has(read.field)).map((read) => read.field);
  };
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
    reads(from).some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return leadsTo(next, goal, seen);
    });
  return [...fields].flatMap(([field, { key }]) =>
    leadsTo(field, field, new Set()) ? [issue(pointer('items', key, 'default'), 'form_default_ring', { field })] : [],
  );
}
