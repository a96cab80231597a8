import { useMemo } from 'react';
import { sayText } from './i18n.ts';
import type { TextBundle } from './i18n.ts';
import { useLocale } from './locale.tsx';

/** Says a text of a bundle in the language of the page. */
export type Say<K extends string> = (key: K, params?: Readonly<Record<string, unknown>>) => string;

/** The texts of a bundle in the language of the page; the component renders again when it changes. */
export function useText<K extends string>({ texts }: TextBundle<K>): Say<K> {
  const { locale } = useLocale();
  return useMemo(() => (key, params) => sayText(texts[key], locale, params), [texts, locale]);
}
