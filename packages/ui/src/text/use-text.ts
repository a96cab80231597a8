import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addBundle } from './i18n.ts';
import type { TextBundle } from './i18n.ts';

/** Says a text of a bundle in the language of the page. */
export type Say<K extends string> = (key: K, params?: Readonly<Record<string, unknown>>) => string;

/** The texts of a bundle in the language of the page; the component renders again when it changes. */
export function useText<K extends string>(bundle: TextBundle<K>): Say<K> {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    addBundle(i18n, bundle);
    const say = i18n.getFixedT(language, bundle.namespace);
    return (key, params) => String(say(key as string, { ...params }));
  }, [i18n, language, bundle]);
}
