import { assert } from '@tessera/std';
import type { LocalizedText } from '@tessera/std';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { referencesTo } from '../inverses.ts';
import { ordersFromStart } from '../order.ts';
import { hasOwner } from '../system-fields.ts';
import { isWide, isWritable, listFields, quickCreateFields, shownFields } from './field-choice.ts';

export type FormMode = FormDocument['modes'][number];
export type FormItem = FormDocument['items'][string];

/** Mark of a document that derivation made; it is never stored. */
export const derivedTag = 'derived';

export function isDerived(document: { readonly tags?: readonly string[] }): boolean {
  return document.tags?.includes(derivedTag) ?? false;
}

type Draft = Omit<FormItem, 'order'>;

const words = {
  overview: { 'zh-CN': '概览', en: 'Overview' },
  basics: { 'zh-CN': '基本信息', en: 'Basic information' },
  more: { 'zh-CN': '更多', en: 'More' },
  related: { 'zh-CN': '相关', en: 'Related' },
  system: { 'zh-CN': '系统信息', en: 'System information' },
} satisfies Record<string, LocalizedText>;

/** Gives items their order in the sequence they were written down. */
function ordered(drafts: readonly (readonly [string, Draft])[]): Record<string, FormItem> {
  const orders = ordersFromStart(drafts.length);
  return Object.fromEntries(drafts.map(([key, item], index) => [key, { ...item, order: orders[index] ?? 'a0' }]));
}

function fieldItems(keys: readonly string[], entity: EntityDocument, parent: string): [string, Draft][] {
  return keys.map((key) => {
    const field = entity.fields[key];
    return [`f_${key}`, { type: 'field', parent, field: key, span: field && isWide(field) ? 12 : 6 }];
  });
}

function quickItems(entity: EntityDocument): [string, Draft][] {
  const items = fieldItems(quickCreateFields(entity), entity, 'column').map(([key, item]): [string, Draft] => [
    key,
    { ...item, span: 12 },
  ]);
  return [['main', { type: 'section' }], ['column', { type: 'column', parent: 'main' }], ...items];
}

function editItems(entity: EntityDocument, when: 'create' | 'edit'): [string, Draft][] {
  const keys = shownFields(entity)
    .filter(([, field]) => isWritable(field, when))
    .map(([key]) => key);
  const owner = hasOwner(entity) ? ['owner'] : [];
  return [
    ['main', { type: 'section', label: words.basics }],
    ['column', { type: 'column', parent: 'main' }],
    ...fieldItems([...keys, ...owner], entity, 'column'),
  ];
}

function detailItems(documents: DocumentSet, entity: EntityDocument): [string, Draft][] {
  const shown = shownFields(entity);
  const wide = shown.filter(([, field]) => isWide(field)).map(([key]) => key);
  const narrow = shown.filter(([, field]) => !isWide(field)).map(([key]) => key);
  const related = referencesTo(documents, entity.id).filter(({ field }) => !field.hidden);
  const lists = related.map(({ entity: from, key, field }): [string, Draft] => {
    const source = documents.get('entity', from);
    const columns = source
      ? listFields(source, 6)
          .filter((column) => column !== key)
          .slice(0, 5)
      : [];
    const label = field.inverse?.label ?? source?.pluralLabel ?? source?.label;
    const name = `r_${from.replace('.', '_')}_${key}`.slice(0, 60);
    const item: Draft = { type: 'relatedList', parent: 'related', relatedEntity: from, relatedField: key, columns };
    return [name, label ? { ...item, label } : item];
  });
  const systemKeys = ['createdBy', 'createdAt', 'updatedBy', 'updatedAt'];
  return [
    ['overview', { type: 'tab', label: words.overview }],
    ['main', { type: 'section', parent: 'overview', label: words.basics }],
    ...(shown.some(([, field]) => field.kind === 'status')
      ? [['path', { type: 'path', parent: 'main' }] as [string, Draft]]
      : []),
    ['column', { type: 'column', parent: 'main' }],
    ...fieldItems([...narrow, ...(hasOwner(entity) ? ['owner'] : [])], entity, 'column'),
    ...(wide.length > 0
      ? ([
          ['more', { type: 'section', parent: 'overview', label: words.more }],
          ['moreColumn', { type: 'column', parent: 'more' }],
          ...fieldItems(wide, entity, 'moreColumn'),
        ] as [string, Draft][])
      : []),
    ['system', { type: 'section', parent: 'overview', label: words.system, collapsed: true }],
    ['systemColumn', { type: 'column', parent: 'system' }],
    ...fieldItems(systemKeys, entity, 'systemColumn'),
    ...(lists.length > 0 ? ([['related', { type: 'tab', label: words.related }], ...lists] as [string, Draft][]) : []),
  ];
}

function itemsOf(documents: DocumentSet, entity: EntityDocument, mode: FormMode): [string, Draft][] {
  if (mode === 'quick') return quickItems(entity);
  return mode === 'detail' ? detailItems(documents, entity) : editItems(entity, mode);
}

/** The form an entity has for a mode while no document gives one. */
export function derivedForm(documents: DocumentSet, entityId: string, mode: FormMode): FormDocument {
  const entity = documents.get('entity', entityId);
  assert(entity, `entity ${entityId}`);
  return {
    kind: 'form',
    id: `${entityId}Derived${mode.charAt(0).toUpperCase()}${mode.slice(1)}`,
    schemaVersion: 1,
    label: entity.label,
    tags: [derivedTag],
    entity: entityId,
    modes: [mode],
    items: ordered(itemsOf(documents, entity, mode)),
  };
}

/** Whether a form or a view is for somebody with these roles. */
export function isForRoles(audience: FormDocument['audience'], roles: readonly string[]): boolean {
  return audience?.roles === undefined || audience.roles.some((role) => roles.includes(role));
}

/** The form somebody with `roles` gets: of those that fit, the highest priority, then order, then id; else the derived one. */
export function formFor(
  documents: DocumentSet,
  entity: string,
  mode: FormMode,
  roles: readonly string[],
): FormDocument {
  const fitting = documents
    .all('form')
    .filter((form) => form.entity === entity && form.modes.includes(mode) && isForRoles(form.audience, roles));
  const best = Math.max(...fitting.map(({ audience }) => audience?.priority ?? 0));
  return fitting.find(({ audience }) => (audience?.priority ?? 0) === best) ?? derivedForm(documents, entity, mode);
}
