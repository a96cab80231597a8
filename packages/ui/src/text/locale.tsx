import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { localize, required } from '@tessera/std';
import type { Locale, LocalizedText } from '@tessera/std';
import type { I18n } from './i18n.ts';

/** In which language and zone the person reads. */
export interface Place {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
  readonly setLocale: (locale: Locale) => void;
}

const PlaceContext = createContext<Place | null>(null);

interface PlaceProviderProps {
  readonly i18n: I18n;
  readonly timeZone?: string | undefined;
  readonly onLocaleChange?: ((locale: Locale) => void) | undefined;
  readonly children: ReactNode;
}

export function PlaceProvider({ i18n, timeZone, onLocaleChange, children }: PlaceProviderProps) {
  const locale = useSyncExternalStore(i18n.subscribe, i18n.language);
  const setLocale = useCallback(
    (next: Locale) => {
      i18n.change(next);
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
