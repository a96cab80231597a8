import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import { createClient } from '@tessera/client';
import type { Me } from '@tessera/client';
import { systemClock } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { createI18n, FaceSlotsProvider, TesseraProvider } from '@tessera/ui';
import { Designer } from '../designer.tsx';
import { DraftProvider } from '../draft/draft-context.tsx';
import { createDraft } from '../draft/draft.ts';
import { ServicesProvider, useDesignerSlots } from '../shell/services.tsx';
import type { StandInServer } from './stand-in-server.ts';

const me: Me = { id: 'u', name: '王芳', roles: ['sys.admin'], capabilities: ['design', 'administer'] };

function page(children: ReactNode, locale: Locale) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return (
    <QueryClientProvider client={queries}>
      <TesseraProvider i18n={createI18n(locale)} timeZone="Asia/Shanghai">
        {children}
      </TesseraProvider>
    </QueryClientProvider>
  );
}

const signOut = () => Promise.resolve();

/** The whole designer at an address, on a server of the test's own. */
export async function mountDesigner(path: string, server: StandInServer, locale: Locale = 'zh-CN') {
  localStorage.removeItem('tessera.designer.unsaved');
  history.replaceState(null, '', `/designer${path}`);
  const client = createClient({ base: location.origin, fetch: server.fetch, locale });
  return render(page(<Designer client={client} me={me} onSignOut={signOut} />, locale));
}

/** A part of the designer with a loaded draft and a router around it. */
export async function mountPart(part: ReactNode, server: StandInServer) {
  const client = createClient({ base: location.origin, fetch: server.fetch, locale: 'zh-CN' });
  const draft = createDraft({ client, clock: systemClock, copy: { read: () => [], write: () => undefined } });
  await draft.load();
  const router = createRouter({
    history: createMemoryHistory({ initialEntries: ['/'] }),
    routeTree: createRootRoute({ component: () => <WithSlots>{part}</WithSlots> }),
  });
  await render(
    page(
      <ServicesProvider value={{ client, me, onSignOut: signOut }}>
        <DraftProvider value={draft}>
          <RouterProvider router={router} />
        </DraftProvider>
      </ServicesProvider>,
      'zh-CN',
    ),
  );
  return draft;
}

function WithSlots({ children }: { readonly children: ReactNode }) {
  return <FaceSlotsProvider value={useDesignerSlots()}>{children}</FaceSlotsProvider>;
}

/** What axe finds wrong with the page. */
export async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}
