import { formNesting, isWide, layoutOf, orderBetween, sortedEntries } from '@tessera/model';
import type { DocumentSet, FieldDocument, FormItem } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { putEdit, setEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { addField } from './entity-edits.ts';
import type { FieldDraft } from './entity-edits.ts';

/** A spot in a form: before the `index`th child of `parent`; no parent is the form itself. */
export interface FormSpot {
  readonly parent: string | undefined;
  readonly index: number;
}

export type ItemDraft = Omit<FormItem, 'order' | 'parent'>;
type ItemType = FormItem['type'];

/** The children of an item in their order, without `except`. */
export function childrenOf(
  form: FormDocument,
  parent: string | undefined,
  except?: string,
): readonly [string, FormItem][] {
  return sortedEntries(form.items).filter(([key, item]) => key !== except && homeOf(form, item) === parent);
}

function homeOf(form: FormDocument, item: FormItem): string | undefined {
  return item.parent !== undefined && Object.hasOwn(form.items, item.parent) ? item.parent : undefined;
}

/** What may stand in what: tabs and steps at the root, sections at the root or in those, columns in a section, the rest in any of them. */
export function mayHold(parent: ItemType | undefined, child: ItemType): boolean {
  return formNesting[child].includes(parent);
}

/** Whether items of the type hold others. */
export function isContainer(type: ItemType): boolean {
  return Object.values(formNesting).some((homes) => homes.includes(type));
}

/** Whether `key` stands in `other`, or is it. */
export function isWithin(form: FormDocument, key: string, other: string): boolean {
  for (let at: string | undefined = key, steps = 0; at !== undefined && steps < 100; steps += 1) {
    if (at === other) return true;
    const item: FormItem | undefined = form.items[at];
    at = item && homeOf(form, item);
  }
  return false;
}

/** The nearest spot at or below `spot` where an item of the type may stand; undefined when there is none. */
export function fittingSpot(form: FormDocument, type: ItemType, spot: FormSpot): FormSpot | undefined {
  for (let at: FormSpot | undefined = spot, steps = 0; at && steps < 100; steps += 1) {
    const parent: FormItem | undefined = at.parent === undefined ? undefined : form.items[at.parent];
    if (mayHold(parent?.type, type)) return at;
    if (parent === undefined) {
      const last = layoutOf(form).findLast(
        (node) => mayHold(node.item.type, type) || node.children.some((child) => mayHold(child.item.type, type)),
      );
      const inner =
        last &&
        (mayHold(last.item.type, type) ? last : last.children.findLast((child) => mayHold(child.item.type, type)));
      return inner && { parent: inner.key, index: inner.children.length };
    }
    const home = homeOf(form, parent);
    at = { parent: home, index: childrenOf(form, home).findIndex(([key]) => key === at?.parent) + 1 };
  }
  return undefined;
}

function orderAt(form: FormDocument, spot: FormSpot, except?: string): string {
  const siblings = childrenOf(form, spot.parent, except);
  return orderBetween(siblings[spot.index - 1]?.[1].order ?? null, siblings[spot.index]?.[1].order ?? null);
}

/** A key for a new item. */
export function newItemKey(form: FormDocument, wish: string): string {
  return freeIdentifier(wish, (key) => Object.hasOwn(form.items, key), 'item', 60);
}

/** A field that could share its line is as wide as those it stands among; alone it fills one of several columns. */
function fitted(form: FormDocument, item: ItemDraft, { parent }: FormSpot): ItemDraft {
  if (item.type !== 'field' || item.span === 12 || parent === undefined) return item;
  const spans = childrenOf(form, parent).flatMap(([, other]) => (other.type === 'field' ? [other.span ?? 12] : []));
  if (spans.length > 0) return { ...item, span: spans.reduce((least, span) => (span < least ? span : least)) };
  const holder = form.items[parent];
  const columns = holder?.type === 'column' ? childrenOf(form, homeOf(form, holder)).length : 1;
  return columns > 1 ? { ...item, span: 12 } : item;
}

/** An item at a spot, as it is. */
export function insertWhole(form: FormDocument, key: string, item: ItemDraft, spot: FormSpot): readonly Edit[] {
  const place = { order: orderAt(form, spot), parent: spot.parent };
  const { parent: _none, ...root } = { ...item, ...place };
  return [setEdit('form', form.id, ['items', key], spot.parent === undefined ? root : { ...item, ...place })];
}

/** A new item at a spot; a section brings its first column. */
export function insertItem(form: FormDocument, key: string, draft: ItemDraft, spot: FormSpot): readonly Edit[] {
  const item = fitted(form, draft, spot);
  const edits = insertWhole(form, key, item, spot);
  if (item.type !== 'section') return edits;
  const column = freeIdentifier(`${key}Column`, (name) => name === key || Object.hasOwn(form.items, name), 'item', 60);
  return [...edits, setEdit('form', form.id, ['items', column], { type: 'column', parent: key, order: 'a0' })];
}

/** An item to another spot. Invariant: only its `parent` and `order` change. `index` counts without the item itself. */
export function moveItem(form: FormDocument, key: string, spot: FormSpot): readonly Edit[] {
  const item = form.items[key];
  if (!item || (spot.parent !== undefined && isWithin(form, spot.parent, key))) return [];
  const order = setEdit('form', form.id, ['items', key, 'order'], orderAt(form, spot, key));
  return homeOf(form, item) === spot.parent
    ? [order]
    : [order, setEdit('form', form.id, ['items', key, 'parent'], spot.parent)];
}

/** An item with all it holds. */
export function removeItem(form: FormDocument, key: string): readonly Edit[] {
  const inside = Object.keys(form.items).filter((other) => isWithin(form, other, key));
  return [{ kind: 'form', id: form.id, steps: inside.map((other) => ({ path: ['items', other] })) }];
}

/** The item that shows a field. */
export function fieldItem(key: string, field: FieldDocument | FieldDraft): ItemDraft {
  return { type: 'field', field: key, span: isWide(field as FieldDocument) ? 12 : 6 };
}

/** A field that did not exist yet, in the entity and at a spot of the form, as one step. */
export function insertNewField(
  form: FormDocument,
  entity: EntityDocument,
  key: string,
  field: FieldDraft,
  spot: FormSpot,
): readonly Edit[] {
  return [
    ...addField(entity, key, field),
    ...insertItem(form, newItemKey(form, `f_${key}`), fieldItem(key, field), spot),
  ];
}

/** A derived form as a document of its own. */
export function customForm(documents: DocumentSet, derived: FormDocument, modes: FormDocument['modes']): FormDocument {
  const { tags: _derived, ...form } = derived;
  const id = freeIdentifier(
    `${derived.entity.split('.')[1] ?? 'form'}${modes.includes('quick') ? 'QuickForm' : 'Form'}`,
    (name) => documents.get('form', `x.${name}`) !== undefined,
    'form',
    70,
  );
  return { ...form, id: `x.${id}`, modes };
}

export function addForm(form: FormDocument): readonly Edit[] {
  return [putEdit(form)];
}
