import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import { localize, sameJson } from '@tessera/std';
import type { Locale, LocalizedText } from '@tessera/std';
import type { FieldKinds } from '../contract/field-kind.ts';
import type { DocumentSet } from '../document-set.ts';
import { sortedKeys } from '../order.ts';
import type { Ordered } from '../order.ts';
import { fieldOf } from '../system-fields.ts';
import { documentWords, formItemWords, itemWords, propertyWords } from './words.ts';
import type { Word } from './words.ts';

/** What happened to one document between two sets, in sentences people read. */
export interface DocumentChange {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly label: LocalizedText;
  readonly change: 'added' | 'changed' | 'deleted';
  /** One sentence for every change inside; empty only when nothing people read has changed. */
  readonly lines: readonly Word[];
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value);
const tree = (value: unknown): Tree => (isTree(value) ? value : {});
const text = (value: unknown, locale: Locale, fallback: string): string => localize(tree(value), locale, fallback);

/** Says one thing in both languages. */
const say = (sentence: (locale: Locale) => string): Word => ({ 'zh-CN': sentence('zh-CN'), en: sentence('en') });
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Properties that do not change what people read. */
const silent: ReadonlySet<string> = new Set([
  'order',
  'position',
  'origin',
  'schemaVersion',
  'extensions',
  'parent',
  'tags',
]);

interface Teller {
  readonly kinds: FieldKinds;
  readonly documents: DocumentSet;
  /** Entity whose fields items of forms and views name. */
  readonly entity: string | undefined;
}

interface Item {
  readonly collection: string;
  readonly key: string;
  readonly value: Tree;
  /** The collection it stands in, itself among them. */
  readonly among: Tree;
}

/** What people call an item: its label, else that of the field or entity it stands for or first holds, else its key. */
function itemName(item: Item, teller: Teller, locale: Locale): string {
  const { collection, key, value, among } = item;
  if (collection === 'entities') return localize(teller.documents.get('entity', key)?.label, locale, key);
  if (value['label'] !== undefined) return text(value['label'], locale, key);
  const field = value['field'];
  const entity = teller.documents.get('entity', teller.entity ?? '');
  if (typeof field === 'string' && entity) return localize(fieldOf(entity, field)?.label, locale, field);
  for (const kind of ['report', 'view'] as const) {
    const shown = value[kind];
    if (typeof shown === 'string') return localize(teller.documents.get(kind, shown)?.label, locale, shown);
  }
  const opened = value['entity'] ?? value['relatedEntity'];
  if (typeof opened === 'string') return localize(teller.documents.get('entity', opened)?.label, locale, opened);
  const { [key]: _own, ...others } = among;
  const held =
    collection === 'items'
      ? sortedKeys(others as Record<string, Ordered>).find((other) => tree(others[other])['parent'] === key)
      : undefined;
  if (held !== undefined)
    return itemName({ ...item, key: held, value: tree(others[held]), among: others }, teller, locale);
  return text(value['message'], locale, key);
}

const itemNoun = ({ collection, value }: Item): Word =>
  (collection === 'items' ? formItemWords[String(value['type'])] : undefined) ??
  itemWords[collection] ??
  itemWords['items'] ?? { 'zh-CN': '', en: '' };

const quote = (name: string, locale: Locale): string => (locale === 'zh-CN' ? `「${name}」` : ` “${name}”`);

function itemTitle(item: Item, teller: Teller, locale: Locale): string {
  return `${itemNoun(item)[locale]}${quote(itemName(item, teller, locale), locale)}`;
}

const kindName = (kind: unknown, { kinds }: Teller, locale: Locale): string =>
  localize(kinds[String(kind)]?.label, locale, String(kind));

/** The kind of a new field, in brackets. */
function remark({ collection, value }: Item, teller: Teller, locale: Locale): string {
  if (collection !== 'fields' || typeof value['kind'] !== 'string') return '';
  const name = kindName(value['kind'], teller, locale);
  return locale === 'zh-CN' ? `（${name}）` : ` (${name})`;
}

/** Properties whose values differ, collections apart. */
function changedProperties(before: Tree, after: Tree): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter(
    (key) =>
      !silent.has(key) && !isCollection(key, before, after) && !sameJson(before[key] ?? null, after[key] ?? null),
  );
}

function isCollection(key: string, before: Tree, after: Tree): boolean {
  const items = [before[key], after[key]].flatMap((value) =>
    isTree(value) ? Object.values(value) : value === undefined ? [] : [null],
  );
  return Object.hasOwn(itemWords, key) && items.every(isTree);
}

function renamed(before: Item, after: Item, teller: Teller): Word | undefined {
  const isNamed = before.value['label'] !== undefined && after.value['label'] !== undefined;
  if (!isNamed || sameJson(before.value['label'], after.value['label'])) return undefined;
  return say((locale) => {
    const to = itemName(after, teller, locale);
    return locale === 'zh-CN'
      ? `${itemTitle(before, teller, locale)}改名为「${to}」`
      : `Rename ${itemTitle(before, teller, locale)} to “${to}”`;
  });
}

function itemChanges(before: Item, after: Item, teller: Teller): Word[] {
  const rename = renamed(before, after, teller);
  const changed = changedProperties(before.value, after.value).filter((key) => key !== 'label' || !rename);
  const kindChange = changed.includes('kind') && before.collection === 'fields';
  const properties = changed.filter((key) => key !== 'kind' || !kindChange);
  const moved = before.value['parent'] !== after.value['parent'];
  const titled = (rest: (locale: Locale) => string) =>
    say((locale) => capital(`${itemTitle(after, teller, locale)}${rest(locale)}`));
  const colon = (locale: Locale) => (locale === 'zh-CN' ? '：' : ': ');
  const inside = collectionChanges(before.value, after.value, teller).map((line) =>
    titled((locale) => colon(locale) + line[locale]),
  );
  return [
    ...(rename ? [rename] : []),
    ...(kindChange
      ? [
          titled((locale) => {
            const [from, to] = [before.value['kind'], after.value['kind']].map((kind) =>
              kindName(kind, teller, locale),
            );
            return locale === 'zh-CN' ? `的类型由${from}改为${to}` : ` changes from ${from} to ${to}`;
          }),
        ]
      : []),
    ...(properties.length > 0 ? [titled((locale) => colon(locale) + changeOf(properties, locale))] : []),
    ...(moved ? [say((locale) => `${locale === 'zh-CN' ? '移动' : 'Move '}${itemTitle(after, teller, locale)}`)] : []),
    ...inside,
  ];
}

function changeOf(properties: readonly string[], locale: Locale): string {
  const names = properties.map((key) => propertyWords[key]?.[locale] ?? key);
  return locale === 'zh-CN' ? `修改${names.join('、')}` : `change ${names.join(', ')}`;
}

/** Whether items that are in both collections stand in another sequence. */
function isReordered(before: Tree, after: Tree): boolean {
  const sequence = (one: Tree, other: Tree) =>
    sortedKeys(one as Record<string, Ordered>).filter((key) => Object.hasOwn(other, key));
  return !sameJson(sequence(before, after), sequence(after, before));
}

function collectionChanges(before: Tree, after: Tree, teller: Teller): Word[] {
  const names = new Set(
    [...Object.keys(before), ...Object.keys(after)].filter((key) => isCollection(key, before, after)),
  );
  return [...names].flatMap((collection) => {
    const [old, now] = [tree(before[collection]), tree(after[collection])];
    const item = (key: string, from: Tree): Item => ({ collection, key, value: tree(from[key]), among: from });
    const added = Object.keys(now).filter((key) => !Object.hasOwn(old, key));
    const removed = Object.keys(old).filter((key) => !Object.hasOwn(now, key));
    const kept = Object.keys(now).filter((key) => Object.hasOwn(old, key));
    const reordered = isReordered(old, now)
      ? [
          say((locale) =>
            locale === 'zh-CN'
              ? `调整${itemWords[collection]?.[locale]}的顺序`
              : `Reorder: ${itemWords[collection]?.[locale]}`,
          ),
        ]
      : [];
    return [
      ...added.map((key) => {
        const one = item(key, now);
        return say(
          (locale) =>
            `${locale === 'zh-CN' ? '新增' : 'Add '}${itemTitle(one, teller, locale)}${remark(one, teller, locale)}`,
        );
      }),
      ...removed.map((key) =>
        say((locale) => `${locale === 'zh-CN' ? '删除' : 'Remove '}${itemTitle(item(key, old), teller, locale)}`),
      ),
      ...kept
        .filter((key) => !sameJson(old[key], now[key]))
        .flatMap((key) => itemChanges(item(key, old), item(key, now), teller)),
      ...reordered,
    ];
  });
}

function changedLines(before: Tree, after: Tree, teller: Teller): Word[] {
  const rename = sameJson(before['label'], after['label'])
    ? []
    : [
        say((locale) =>
          locale === 'zh-CN'
            ? `改名为「${text(after['label'], locale, '')}」`
            : `Rename to “${text(after['label'], locale, '')}”`,
        ),
      ];
  const properties = changedProperties(before, after).filter((key) => key !== 'label');
  const changed = properties.length > 0 ? [say((locale) => capital(changeOf(properties, locale)))] : [];
  return [...rename, ...changed, ...collectionChanges(before, after, teller)];
}

function wholeLine(document: TesseraDocument, verb: Word): Word {
  return say(
    (locale) =>
      `${verb[locale]}${documentWords[document.kind][locale]}${quote(localize(document.label, locale, document.id), locale)}`,
  );
}

const entityOf = (document: TesseraDocument): string | undefined =>
  'entity' in document ? document.entity : undefined;

/**
 * What a draft changes, document by document and item by item, sorted by kind and id.
 * Lines name fields, states and entities by their labels.
 */
export function diff(live: DocumentSet, draft: DocumentSet, ports: { readonly kinds: FieldKinds }): DocumentChange[] {
  const find = (set: DocumentSet, document: TesseraDocument) =>
    set.get(document.kind, document.id) as TesseraDocument | undefined;
  const teller = (document: TesseraDocument, documents: DocumentSet): Teller => ({
    ...ports,
    documents,
    entity: entityOf(document),
  });
  const changes = draft.everything().flatMap((document): DocumentChange[] => {
    const before = find(live, document);
    const { kind, id, label } = document;
    if (!before) {
      const inside = collectionChanges({}, document as unknown as Tree, teller(document, draft));
      return [
        { kind, id, label, change: 'added', lines: [wholeLine(document, { 'zh-CN': '新增', en: 'Add ' }), ...inside] },
      ];
    }
    if (sameJson(before, document)) return [];
    const lines = changedLines(
      before as unknown as Tree,
      document as unknown as Tree,
      teller(document, merged(live, draft)),
    );
    return [{ kind, id, label, change: 'changed', lines }];
  });
  const gone = live.everything().filter((document) => !find(draft, document));
  return [
    ...changes,
    ...gone.map((document): DocumentChange => {
      const { kind, id, label } = document;
      return { kind, id, label, change: 'deleted', lines: [wholeLine(document, { 'zh-CN': '删除', en: 'Remove ' })] };
    }),
  ].sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1));
}

/** Names of what was removed come from the live documents. */
function merged(live: DocumentSet, draft: DocumentSet): DocumentSet {
  return live.with(draft.everything());
}
