import type { ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import type { Locale } from '@tessera/std';
import { createI18n } from '../text/i18n.ts';
import { TesseraProvider } from '../theme/tessera-provider.tsx';

/** Renders something as a page of ours would. */
export async function mount(children: ReactNode, locale: Locale = 'zh-CN') {
  return render(
    <TesseraProvider i18n={createI18n(locale)} timeZone="Asia/Shanghai">
      {children}
    </TesseraProvider>,
  );
}
