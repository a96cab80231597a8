import { createContext, useCallback, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { locales, localize, required } from '@tessera/std';
import type { Locale, LocalizedText } from '@tessera/std';

/** In which language and zone the person reads. */
export interface Place {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
  readonly setLocale: (locale: Locale) => void;
}

const PlaceContext = createContext<Place | null>(null);

interface PlaceProviderProps {
  readonly timeZone?: string | undefined;
  readonly onLocaleChange?: ((locale: Locale) => void) | undefined;
  readonly children: ReactNode;
}

export function PlaceProvider({ timeZone, onLocaleChange, children }: PlaceProviderProps) {
  const { i18n } = useTranslation();
  const locale = locales.find((known) => known === i18n.language) ?? 'zh-CN';
  const setLocale = useCallback(
    (next: Locale) => {
      void i18n.changeLanguage(next);
      onLocaleChange?.(next);
    },
    [i18n, onLocaleChange],
  );
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const place = useMemo(() => ({ locale, timeZone: zone, setLocale }), [locale, zone, setLocale]);
  return <PlaceContext.Provider value={place}>{children}</PlaceContext.Provider>;
}

/** Language and zone of the page. */
export function useLocale(): Place {
  return required(useContext(PlaceContext), 'useLocale outside of TesseraProvider');
}

/** Reads texts of documents in the language of the page. */
export function useLocalize(): (text: LocalizedText | undefined, fallback?: string) => string {
  const { locale } = useLocale();
  return useCallback((text, fallback) => localize(text, locale, fallback), [locale]);
}
