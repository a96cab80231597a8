import { required } from '@tessera/std';
import { createI18n, rememberedLocale, takeLinkToken } from '@tessera/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Start } from './shell/start.tsx';

const token = takeLinkToken();
const i18n = createI18n(rememberedLocale());

createRoot(required(document.getElementById('root'), 'the page has no #root')).render(
  <StrictMode>
    <Start i18n={i18n} token={token} />
  </StrictMode>,
);
