import { required } from '@tessera/std';
import { createI18n, rememberedLocale, takeLinkToken } from '@tessera/ui';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Start } from './shell/start.tsx';

/** Every primitive in its states: development builds only. */
const Gallery = import.meta.env.DEV ? lazy(() => import('@tessera/ui/gallery')) : undefined;
const showsGallery = Gallery !== undefined && location.pathname === '/gallery';

const token = takeLinkToken();
const i18n = createI18n(rememberedLocale());

createRoot(required(document.getElementById('root'), 'the page has no #root')).render(
  <StrictMode>
    {showsGallery && Gallery ? (
      <Start i18n={i18n} token={undefined}>
        <Suspense>
          <Gallery />
        </Suspense>
      </Start>
    ) : (
      <Start i18n={i18n} token={token} />
    )}
  </StrictMode>,
);
