import { expressionReads, fieldOf, flattenLayout, inversesOf, layoutOf, sortedEntries } from '@tessera/model';
import type { DocumentSet, FieldDocument, FormItem } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { applyEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { addField } from './entity-edits.ts';
import type { FieldDraft } from './entity-edits.ts';
import {
  childrenOf,
  fittingSpot,
  insertWhole,
  isContainer,
  isWithin,
  moveItem,
  newItemKey,
  removeItem,
} from './form-edits.ts';
import type { FormSpot } from './form-edits.ts';

/** Items of a form on their way to a place, with the fields they show. */
export interface FormClip {
  /** Those without a parent stand side by side where the clip is put. */
  readonly items: Readonly<Record<string, FormItem>>;
  readonly fields: Readonly<Record<string, FieldDraft>>;
}

/** How a field of a clip stands to the form it is put on. */
export interface ClipField {
  readonly key: string;
  readonly field: FieldDraft | undefined;
  /** fits: shown as it is; missing: the entity has no such field; placed: the form shows it already; impossible: it cannot exist here. */
  readonly state: 'fits' | 'missing' | 'placed' | 'impossible';
}

/** The chosen items without those that stand in another chosen one, in reading order. */
export function topmost(form: FormDocument, keys: readonly string[]): readonly string[] {
  return flattenLayout(layoutOf(form))
    .map(({ key }) => key)
    .filter((key) => keys.includes(key) && !keys.some((other) => other !== key && isWithin(form, key, other)));
}

/** The chosen items with all they hold. */
export function clipOf(form: FormDocument, entity: EntityDocument, keys: readonly string[]): FormClip {
  const roots = topmost(form, keys);
  const items = Object.fromEntries(
    sortedEntries(form.items).flatMap(([key, item]): [string, FormItem][] => {
      if (!roots.some((root) => isWithin(form, key, root))) return [];
      const { parent: _parent, ...root } = item;
      return [[key, roots.includes(key) ? root : item]];
    }),
  );
  // Siblings of different homes have orders of their own: the roots get those of their sequence.
  for (const [index, key] of roots.entries()) {
    const item = items[key];
    if (item) items[key] = { ...item, order: `a${index.toString(36).padStart(3, '0')}V` };
  }
  const shown = Object.values(items).flatMap(({ type, field }) => (type === 'field' && field ? [field] : []));
  const fields = Object.fromEntries(
    shown.flatMap((key): [string, FieldDraft][] => {
      const field = entity.fields[key];
      if (!field) return [];
      const { order: _order, ...draft } = field;
      return [[key, draft]];
    }),
  );
  return { items, fields };
}

function mayStandOn(entity: EntityDocument, clip: FormClip, field: FieldDraft | undefined): boolean {
  const draft = field as FieldDocument | undefined;
  // A status belongs to the lifecycle of its own entity.
  if (!draft || draft.kind === 'status') return false;
  return draft.kind !== 'lookupField' || entity.fields[draft.lookup]?.kind === 'lookup' || draft.lookup in clip.fields;
}

/** The fields a clip shows, in reading order, and how each stands to the form. */
export function clipFields(form: FormDocument, entity: EntityDocument, clip: FormClip): readonly ClipField[] {
  const placed = new Set(Object.values(form.items).flatMap(({ type, field }) => (type === 'field' ? field : [])));
  return flattenLayout(layoutOf(clip)).flatMap(({ item }): ClipField[] => {
    const key = item.type === 'field' ? item.field : undefined;
    if (key === undefined) return [];
    const there = fieldOf(entity, key);
    const field = clip.fields[key];
    const isSame = there !== undefined && !there.hidden && (field === undefined || there.kind === field.kind);
    if (isSame && !placed.has(key)) return [{ key, field: field ?? there, state: 'fits' }];
    const state = !mayStandOn(entity, clip, field) ? 'impossible' : isSame ? 'placed' : 'missing';
    return [{ key, field: field ?? there, state }];
  });
}

export interface Paste {
  readonly edits: readonly Edit[];
  /** Keys of the items that now stand side by side. */
  readonly keys: readonly string[];
  /** Rules left out because they read what is not there. */
  readonly rules: number;
  /** Items left out: fields nobody wanted, and what cannot stand here. */
  readonly left: readonly FormItem[];
}

interface Target {
  readonly documents: DocumentSet;
  readonly form: FormDocument;
  readonly entity: EntityDocument;
}

/** Fields to make, by the key they have in the clip. */
function newFields({ entity }: Target, clip: FormClip, create: ReadonlySet<string>) {
  const keys = new Map<string, string>();
  let work = entity;
  const edits: Edit[] = [];
  const prefix = entity.origin ? 'x_' : '';
  // Links first: a field that shows another entity's needs its link.
  const wanted = Object.entries(clip.fields)
    .filter(([key]) => create.has(key))
    .toSorted(([, a], [, b]) => Number(a.kind === 'lookupField') - Number(b.kind === 'lookupField'));
  for (const [key, draft] of wanted) {
    const plain = key.replace(/^x_/, '');
    const free = `${prefix}${freeIdentifier(plain, (name) => Object.hasOwn(work.fields, prefix + name), 'field', 36)}`;
    const isCopy = fieldOf(entity, key)?.kind === draft.kind;
    const {
      inverse: _inverse,
      deprecated: _deprecated,
      hidden: _hidden,
      ...rest
    } = draft as FieldDraft & {
      readonly inverse?: unknown;
      readonly deprecated?: unknown;
    };
    const label = isCopy ? copyLabel(rest.label) : rest.label;
    const through =
      'lookup' in rest && typeof rest.lookup === 'string' ? { lookup: keys.get(rest.lookup) ?? rest.lookup } : {};
    const made = { ...rest, ...through, label } as FieldDraft;
    const step = addField(work, free, made);
    work = step.reduce<EntityDocument>((at, edit) => applyEdit(at, edit).document as EntityDocument, work);
    edits.push(...step);
    keys.set(key, free);
  }
  return { keys, entity: work, edits };
}

function copyLabel(label: FieldDraft['label']): FieldDraft['label'] {
  return {
    ...(label['zh-CN'] ? { 'zh-CN': `${label['zh-CN']} 副本` } : {}),
    ...(label.en ? { en: `${label.en} copy` } : {}),
  };
}

const ruleParts = ['visibleIf', 'required', 'default'] as const;

/** The item without rules that read fields the entity does not have. */
function withoutLostRules(item: FormItem, target: Target): { readonly item: FormItem; readonly lost: number } {
  const lost = ruleParts.filter((part) => {
    const text = item[part];
    if (typeof text !== 'string') return false;
    const { documents, entity: home } = target;
    const known = new Set(['id', ...inversesOf(documents, home.id).map(({ key }) => key)]);
    return expressionReads(documents, text, home.id).some(
      ({ entity, field }) => entity === home.id && !fieldOf(home, field) && !known.has(field),
    );
  });
  if (lost.length === 0) return { item, lost: 0 };
  const kept = Object.entries(item).filter(([part]) => !(lost as readonly string[]).includes(part));
  return { item: Object.fromEntries(kept) as unknown as FormItem, lost: lost.length };
}

function mayStand(item: FormItem, { documents, form, entity }: Target): boolean {
  if (item.type === 'path' || item.component === 'stageTrail')
    return Object.values(entity.fields).some(({ kind }) => kind === 'status');
  if (item.type !== 'relatedList' || !item.relatedEntity) return true;
  const link = documents.get('entity', item.relatedEntity)?.fields[item.relatedField ?? ''];
  return link === undefined || (link.kind === 'lookup' && link.target === form.entity);
}

/**
 * Puts a clip on a form; `create` names the fields of the clip to make anew, all others that do not fit are left out.
 * Invariant: everything happens in one step, fields and items.
 */
export function pasteClip(target: Target, clip: FormClip, spot: FormSpot, create: ReadonlySet<string>): Paste {
  const made = newFields(target, clip, create);
  const fates = new Map(clipFields(target.form, target.entity, clip).map(({ key, state }) => [key, state]));
  const left: FormItem[] = [];
  const edits: Edit[] = [...made.edits];
  const keys: string[] = [];
  const after = { ...target, entity: made.entity, documents: target.documents.with([made.entity]) };
  let form = target.form;
  let rules = 0;
  const put = (key: string, at: FormSpot): string | undefined => {
    const given = clip.items[key];
    if (!given) return undefined;
    const isLost =
      given.type === 'field' && !made.keys.has(given.field ?? '') && fates.get(given.field ?? '') !== 'fits';
    const fit = isLost || !mayStand(given, after) ? undefined : fittingSpot(form, given.type, at);
    if (!fit) {
      left.push(given);
      return undefined;
    }
    const field = given.field === undefined ? {} : { field: made.keys.get(given.field) ?? given.field };
    const { item, lost } = withoutLostRules({ ...given, ...field }, after);
    const inside = childrenOf({ ...target.form, items: clip.items }, key);
    const before = form;
    const mine = newItemKey(form, key);
    const step = insertWhole(form, mine, item, fit);
    form = apply(form, step);
    for (const [child] of inside) put(child, { parent: mine, index: childrenOf(form, mine).length });
    if (isContainer(given.type) && inside.length > 0 && childrenOf(form, mine).length === 0) {
      form = before;
      return undefined;
    }
    rules += lost;
    return mine;
  };
  const roots = sortedEntries(clip.items).filter(([, item]) => item.parent === undefined);
  let at = spot;
  for (const [key] of roots) {
    const mine = put(key, at);
    if (mine === undefined) continue;
    keys.push(mine);
    at = {
      parent: form.items[mine]?.parent,
      index: childrenOf(form, form.items[mine]?.parent).findIndex(([one]) => one === mine) + 1,
    };
  }
  const steps = Object.entries(form.items)
    .filter(([key]) => !Object.hasOwn(target.form.items, key))
    .map(([key, value]) => ({ path: ['items', key], value }));
  if (steps.length > 0) edits.push({ kind: 'form', id: form.id, steps });
  return { edits: steps.length > 0 ? edits : [], keys, rules, left };
}

function apply(form: FormDocument, edits: readonly Edit[]): FormDocument {
  return edits.reduce<FormDocument>((at, edit) => applyEdit(at, edit).document as FormDocument, form);
}

/**
 * Several items to a spot, in reading order; what may not stand there goes to the nearest place that takes it.
 * The index of the spot counts without `except`.
 */
export function moveItems(
  form: FormDocument,
  keys: readonly string[],
  spot: FormSpot,
  except?: string,
): readonly Edit[] {
  let work = form;
  const edits: Edit[] = [];
  const roots = topmost(form, keys);
  // The spot is named by what stands behind it: indexes shift while items leave.
  const siblings = childrenOf(form, spot.parent, except);
  let last = siblings.slice(0, spot.index).findLast(([key]) => !roots.includes(key))?.[0];
  for (const key of roots) {
    const item = work.items[key];
    if (!item || (spot.parent !== undefined && isWithin(work, spot.parent, key))) continue;
    const others = childrenOf(work, spot.parent, key);
    const wish = { parent: spot.parent, index: others.findIndex(([other]) => other === last) + 1 };
    const fit = fittingSpot(work, item.type, wish);
    if (!fit) continue;
    const step = moveItem(work, key, fit);
    edits.push(...step);
    work = apply(work, step);
    if (fit.parent === spot.parent) last = key;
  }
  return edits;
}

/** Several items with all they hold. */
export function removeItems(form: FormDocument, keys: readonly string[]): readonly Edit[] {
  return topmost(form, keys).flatMap((key) => removeItem(form, key));
}
