import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ErrorTable, Locale } from '@tessera/std';
import { ErrorTablesContext } from '../feedback/error-text.ts';
import { Messages } from '../feedback/notify.tsx';
import { PlaceProvider, useLocale } from '../text/locale.tsx';
import { rememberLocale } from '../text/i18n.ts';
import type { I18n } from '../text/i18n.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { tesseraTheme, tesseraVariables } from './theme.ts';
import type { Density } from './theme.ts';
import '@mantine/core/styles.layer.css';
import './base.css';

export interface TesseraProviderProps {
  readonly i18n: I18n;
  /** Zone of the person; the browser's unless told. */
  readonly timeZone?: string | undefined;
  readonly density?: Density;
  /** What errors mean that the server did not explain itself, for example those of the HTTP client. Keep the identity stable. */
  readonly errors?: readonly ErrorTable[];
  /** Told when the person picks another language, to keep it with the account. */
  readonly onLocaleChange?: ((locale: Locale) => void) | undefined;
  readonly children: ReactNode;
}

const noTables: readonly ErrorTable[] = [];

/** Everything a page of ours stands on: look, language, dates, dialogs and messages. */
export function TesseraProvider(props: TesseraProviderProps) {
  const { i18n, timeZone, density = 'comfortable', errors = noTables, onLocaleChange, children } = props;
  useEffect(() => {
    void import('./fonts.ts');
  }, []);
  return (
    <PlaceProvider i18n={i18n} timeZone={timeZone} onLocaleChange={onLocaleChange}>
      <ErrorTablesContext value={errors}>
        <Look density={density}>{children}</Look>
      </ErrorTablesContext>
    </PlaceProvider>
  );
}

function Look({ density, children }: { readonly density: Density; readonly children: ReactNode }) {
  const { locale } = useLocale();
  const say = useText(uiTexts);
  const theme = useMemo(() => tesseraTheme(locale, density), [locale, density]);
  useEffect(() => {
    document.documentElement.lang = locale;
    rememberLocale(locale);
  }, [locale]);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={tesseraVariables} defaultColorScheme="auto">
      <ModalsProvider labels={{ confirm: say('confirm'), cancel: say('cancel') }}>
        <Messages />
        {children}
      </ModalsProvider>
    </MantineProvider>
  );
}
