import { createClient } from '@tessera/client';
import { createI18n, TesseraProvider } from '@tessera/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from 'vitest-browser-react';
import { createQueries } from '../shell/queries.ts';
import { Workspace } from '../workspace.tsx';
import type { StandInServer } from './stand-in-server.ts';

const signOut = () => Promise.resolve();

/** The whole app at an address, on a server of the test's own; `remembered` is what the browser kept from before. */
export async function mountWorkspace(
  path: string,
  server: StandInServer,
  remembered: Readonly<Record<string, string>> = {},
) {
  localStorage.clear();
  for (const [key, value] of Object.entries(remembered)) localStorage.setItem(key, value);
  history.replaceState(null, '', path);
  const client = createClient({ base: location.origin, fetch: server.fetch, locale: 'zh-CN' });
  return render(
    <QueryClientProvider client={createQueries()}>
      <TesseraProvider i18n={createI18n('zh-CN')} timeZone="Asia/Shanghai">
        <Workspace client={client} onSignOut={signOut} />
      </TesseraProvider>
    </QueryClientProvider>,
  );
}
