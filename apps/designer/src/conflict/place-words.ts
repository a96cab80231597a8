import { fieldOf, formItemWords, itemWords, propertyWords } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { TesseraDocument } from '@tessera/schemas';
import { localize, locales } from '@tessera/std';
import type { Locale, LocalizedText } from '@tessera/std';
import { conflictTexts } from '../locale/conflict-texts.ts';

/** Properties and items by key, as documents hold them. */
export type Tree = Readonly<Record<string, unknown>>;

export const isTree = (value: unknown): value is Tree =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What words need to know: who is looked up by which id. */
export interface WordContext {
  readonly documents: DocumentSet;
  readonly document: TesseraDocument;
  readonly locale: Locale;
}

const isLocale = (key: string): key is Locale => (locales as readonly string[]).includes(key);

/** The entity whose fields a document names. */
export function entityOf({ documents, document }: WordContext) {
  const id = document.kind === 'entity' ? document.id : 'entity' in document ? document.entity : undefined;
  return id === undefined ? undefined : documents.get('entity', id);
}

/** What people call the item of a collection: its label, else that of the field or entity it stands for, else its key. */
export function itemName(key: string, item: unknown, context: WordContext): string {
  const { documents, locale } = context;
  const own = documents.get('entity', key)?.label;
  if (!isTree(item)) return localize(own, locale, key);
  const text = (item['label'] ?? item['message']) as LocalizedText | undefined;
  const entity = entityOf(context);
  const field = typeof item['field'] === 'string' && entity ? fieldOf(entity, item['field']) : undefined;
  const opened = item['entity'] ?? item['relatedEntity'];
  const target = typeof opened === 'string' ? documents.get('entity', opened)?.label : undefined;
  return localize(text ?? field?.label ?? target ?? own, locale, key);
}

/** The name of a property as the panels write it. */
export function propertyName(key: string, locale: Locale): string {
  if (key === 'order') return String(conflictTexts.texts.place[locale]);
  if (key === 'parent') return String(conflictTexts.texts.parent[locale]);
  return propertyWords[key]?.[locale] ?? key;
}

/** Where in a document a change is, in words: 字段「金额」› 必填. */
export function placeWords(path: readonly string[], sides: readonly unknown[], context: WordContext): string {
  const { locale } = context;
  const words: string[] = [];
  let at: unknown = context.document;
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index] ?? '';
    const key = path[index + 1];
    const inside = isTree(at) ? at[step] : undefined;
    if (key !== undefined && Object.hasOwn(itemWords, step)) {
      const item = (isTree(inside) ? inside[key] : undefined) ?? (index + 2 === path.length ? sides.find(isTree) : {});
      words.push(`${noun(step, item, locale)}${quote(itemName(key, item, context), locale)}`);
      at = item;
      index += 1;
    } else if (isLocale(step) && words.length > 0) {
      const which = step === 'en' ? conflictTexts.texts.english : conflictTexts.texts.chinese;
      words.push(`${words.pop() ?? ''}${String(which[locale])}`);
    } else {
      words.push(propertyName(step, locale));
      at = inside;
    }
  }
  const sentence = words.join(' › ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function noun(collection: string, item: unknown, locale: Locale): string {
  const ofForm = collection === 'items' && isTree(item) ? formItemWords[String(item['type'])] : undefined;
  return (ofForm ?? itemWords[collection])?.[locale] ?? '';
}

const quote = (name: string, locale: Locale): string => (locale === 'zh-CN' ? `「${name}」` : ` “${name}”`);
