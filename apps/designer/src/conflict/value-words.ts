import { fieldOf, sortedEntries } from '@tessera/model';
import type { Ordered } from '@tessera/model';
import { localize, sameJson } from '@tessera/std';
import type { LocalizedText } from '@tessera/std';
import type { ConflictItem } from '../draft/draft-state.ts';
import { conflictTexts } from '../locale/conflict-texts.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { kindOf } from '../parts/field-kinds.ts';
import { entityOf, isTree, itemName, propertyName } from './place-words.ts';
import type { Tree, WordContext } from './place-words.ts';

type Key = keyof typeof conflictTexts.texts & string;

/** Longest list of properties that is told; the rest is counted. */
const mostLines = 6;

/** One side of a conflict, line by line; `context.document` is the document of that side. */
export function sideWords(item: ConflictItem, side: unknown, context: WordContext): readonly string[] {
  const key = item.path.at(-1) ?? '';
  if (side === undefined || side === null)
    return [say(item.base === undefined || item.base === null ? 'empty' : 'deleted', context)];
  if (key === 'order' && typeof side === 'string') return [neighbourWords(item.path, side, context)];
  if (!isTree(side) || isText(side)) return [valueWords(key, side, context)];
  return isTree(item.base) ? changedWords(item.base, side, context) : newWords(key, side, context);
}

/** A value as people read it: names for ids, words for yes and no. */
export function valueWords(key: string, value: unknown, context: WordContext): string {
  if (value === undefined || value === null || value === '') return say('empty', context);
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no', context);
  if (Array.isArray(value))
    return value.map((one) => valueWords(key, one, context)).join(context.locale === 'en' ? ', ' : '、');
  if (isTree(value))
    return isText(value) ? localize(value as LocalizedText, context.locale) : lines(value, context).join('；');
  return typeof value === 'string' ? nameOf(key, value, context) : String(value);
}

function nameOf(key: string, value: string, context: WordContext): string {
  const { documents, document, locale } = context;
  if (key === 'kind') return localize(kindOf(value)?.label, locale, value);
  const choice = (entityTexts.texts as Readonly<Record<string, LocalizedText>>)[`${key}.${value}`];
  if (choice) return localize(choice, locale, value);
  if (document.kind === 'workflow' && (key === 'from' || key === 'to' || key === 'initial'))
    return localize(document.states[value]?.label, locale, value);
  if (document.kind === 'form' && key === 'parent') return itemName(value, document.items[value], context);
  const bare = value.replace(/^-/, '');
  const entity = entityOf(context);
  const label =
    (entity ? fieldOf(entity, bare)?.label : undefined) ??
    documents.get('entity', value)?.label ??
    documents.get('role', value)?.label ??
    documents.get('workflow', value)?.label ??
    documents.get('view', value)?.label;
  return localize(label, locale, value);
}

const isText = (value: Tree): boolean => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'zh-CN' || key === 'en');
};

/** What one side made of something both knew. */
function changedWords(base: Tree, side: Tree, context: WordContext): readonly string[] {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(side)])].filter(
    (key) => !sameJson(base[key] ?? null, side[key] ?? null),
  );
  return limited(
    keys.map((key) =>
      say('line', context, { name: propertyName(key, context.locale), value: valueWords(key, side[key], context) }),
    ),
    context,
  );
}

/** Something one side has and the start had not. */
function newWords(key: string, side: Tree, context: WordContext): readonly string[] {
  return [say('made', context, { name: itemName(key, side, context) }), ...lines(side, context)];
}

function lines(value: Tree, context: WordContext): readonly string[] {
  const told = Object.entries(value).filter(([key]) => key !== 'order' && key !== 'label' && key !== 'position');
  return limited(
    told.map(([key, one]) =>
      say('line', context, { name: propertyName(key, context.locale), value: valueWords(key, one, context) }),
    ),
    context,
  );
}

function limited(all: readonly string[], context: WordContext): readonly string[] {
  return all.length <= mostLines
    ? all
    : [...all.slice(0, mostLines), say('more', context, { count: all.length - mostLines })];
}

/** Behind which neighbour something stands. */
function neighbourWords(path: readonly string[], order: string, context: WordContext): string {
  const collection = path
    .slice(0, -2)
    .reduce<unknown>((at, step) => (isTree(at) ? at[step] : undefined), context.document);
  const own = path.at(-2) ?? '';
  if (!isTree(collection)) return order;
  const parent = (item: unknown) => (isTree(item) ? item['parent'] : undefined);
  const siblings = sortedEntries({ ...collection, [own]: { ...(collection[own] as Tree), order } } as Record<
    string,
    Ordered
  >).filter(([, item]) => parent(item) === parent(collection[own]));
  const before = siblings[siblings.findIndex(([key]) => key === own) - 1];
  return before ? say('after', context, { name: itemName(before[0], before[1], context) }) : say('first', context);
}

function say(key: Key, { locale }: WordContext, params: Readonly<Record<string, string | number>> = {}): string {
  const entry = conflictTexts.texts[key][locale];
  const text = typeof entry === 'string' ? entry : entry.other;
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));
}
