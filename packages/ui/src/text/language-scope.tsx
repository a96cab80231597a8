import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Locale } from '@tessera/std';
import { createI18n } from './i18n.ts';
import { PlaceProvider, useLocale } from './locale.tsx';

/** A part of a page in a language of its own, for example a preview. */
export function LanguageScope({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  const { timeZone } = useLocale();
  const i18n = useMemo(() => createI18n(locale), [locale]);
  return (
    <PlaceProvider i18n={i18n} timeZone={timeZone}>
      <div lang={locale}>{children}</div>
    </PlaceProvider>
  );
}
