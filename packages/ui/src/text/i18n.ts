import { createInstance } from 'i18next';
import type { i18n as I18nInstance } from 'i18next';
import { locales, negotiateLocale } from '@tessera/std';
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

/** The language machinery of one page. */
export type I18n = I18nInstance;

/** Declares the texts of a package; `useText(bundle)` reads them. */
export function textBundle<const T extends Readonly<Record<string, TextEntry>>>(
  namespace: string,
  texts: T,
): TextBundle<keyof T & string> {
  return { namespace, texts };
}

/** The language machinery; bundles may be given now or arrive with the screens that use them. */
export function createI18n(bundles: readonly TextBundle[], locale: Locale): I18n {
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    supportedLngs: [...locales],
    fallbackLng: 'zh-CN',
    resources: {},
    ns: [],
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  for (const bundle of bundles) addBundle(i18n, bundle);
  return i18n;
}

/** Makes a bundle known; doing it again changes nothing. */
export function addBundle(i18n: I18n, { namespace, texts }: TextBundle): void {
  if (i18n.hasResourceBundle('zh-CN', namespace)) return;
  for (const locale of locales) i18n.addResourceBundle(locale, namespace, resources(texts, locale));
}

function resources(texts: TextBundle['texts'], locale: Locale): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, entry]) => {
      const text = entry[locale];
      if (typeof text === 'string') return [[key, text]];
      return [
        [`${key}_one`, text.one],
        [`${key}_other`, text.other],
      ];
    }),
  );
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
