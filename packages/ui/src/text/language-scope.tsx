import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Locale } from '@tessera/std';
import { createI18n } from './i18n.ts';
import { PlaceProvider, useLocale } from './locale.tsx';
import { uiTexts } from './ui-texts.ts';

/** A part of a page in a language of its own, for example a preview. */
export function LanguageScope({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  const { timeZone } = useLocale();
  const i18n = useMemo(() => createI18n([uiTexts], locale), [locale]);
  return (
    <I18nextProvider i18n={i18n}>
      <PlaceProvider timeZone={timeZone}>
        <div lang={locale}>{children}</div>
      </PlaceProvider>
    </I18nextProvider>
  );
}
