import { locales, pointer, warning } from '@tessera/std';
import type { Issue } from '@tessera/std';

/** Texts that speak one language of the product only; what ships with the product speaks all of them. */
export function missingTexts(value: unknown, path = ''): Issue[] {
  if (value === null || typeof value !== 'object') return [];
  const keys = Object.keys(value);
  const isText =
    !Array.isArray(value) && keys.length > 0 && keys.every((key) => (locales as readonly string[]).includes(key));
  if (!isText) return Object.entries(value).flatMap(([key, inner]) => missingTexts(inner, path + pointer(key)));
  return locales
    .filter((locale) => !keys.includes(locale))
    .map((locale) => warning(path, 'pack_text_missing', { locale }));
}
