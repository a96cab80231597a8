import { fillTemplate, locales, negotiateLocale } from '@tessera/std';
import type { Locale } from '@tessera/std';

/** One text in both locales; English may tell one from many (chosen by the parameter `count`). `{name}` is a parameter. */
export interface TextEntry {
  readonly 'zh-CN': string;
  readonly en: string | { readonly one: string; readonly other: string };
}

/** The texts of one package: its namespace and both locales side by side, so that none can be forgotten. */
export interface TextBundle<K extends string = string> {
  readonly namespace: string;
  readonly texts: Readonly<Record<K, TextEntry>>;
}

/** The language of one page; whoever shows texts is told when it changes. */
export interface I18n {
  readonly language: () => Locale;
  readonly change: (locale: Locale) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Declares the texts of a package; `useText(bundle)` reads them. */
export function textBundle<const T extends Readonly<Record<string, TextEntry>>>(
  namespace: string,
  texts: T,
): TextBundle<keyof T & string> {
  return { namespace, texts };
}

/** The language a page starts with. */
export function createI18n(locale: Locale): I18n {
  const listeners = new Set<() => void>();
  let current = locale;
  return {
    language: () => current,
    change: (next) => {
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const plurals = new Intl.PluralRules('en');

/** One text with its parameters; `count` decides between one and many. */
export function sayText(entry: TextEntry, locale: Locale, params: Readonly<Record<string, unknown>> = {}): string {
  const text = entry[locale];
  const many = typeof text === 'string' || plurals.select(Number(params['count'])) !== 'one';
  return fillTemplate(typeof text === 'string' ? text : many ? text.other : text.one, params);
}

const localeKey = 'tessera.locale';

/** The language this browser was last used in, else the one it prefers. */
export function rememberedLocale(): Locale {
  const stored = readStored();
  return stored ?? negotiateLocale(globalThis.navigator?.languages?.join(','));
}

/** Keeps the language for the next visit, before anybody signs in. */
export function rememberLocale(locale: Locale): void {
  try {
    globalThis.localStorage?.setItem(localeKey, locale);
  } catch {
    // Storage may be switched off; the account still knows the language.
  }
}

function readStored(): Locale | undefined {
  try {
    return locales.find((locale) => locale === globalThis.localStorage?.getItem(localeKey));
  } catch {
    return undefined;
  }
}
