import { QueryClientProvider } from '@tanstack/react-query';
import { clientErrors, createClient } from '@tessera/client';
import type { Me } from '@tessera/client';
import type { Locale } from '@tessera/std';
import { SessionGate, Spinner, TesseraProvider } from '@tessera/ui';
import type { I18n, LinkToken } from '@tessera/ui';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createQueries } from './queries.ts';

interface StartProps {
  readonly i18n: I18n;
  readonly token: LinkToken | undefined;
  /** Instead of the app, without signing in: the gallery of development builds. */
  readonly children?: ReactNode;
}

const loadWorkspace = () => import('../workspace.tsx');
const Workspace = lazy(async () => ({ default: (await loadWorkspace()).Workspace }));

const errors = [clientErrors];
const home = '/';

/** Look, language and session around the app. */
export function Start({ i18n, token, children }: StartProps) {
  const [lost, setLost] = useState(0);
  const [me, setMe] = useState<Me>();
  const picked = useRef<Locale>(undefined);
  const queries = useMemo(createQueries, []);
  const client = useMemo(
    () =>
      createClient({
        locale: i18n.language,
        onSessionLost: () => setLost((before) => before + 1),
      }),
    [i18n],
  );
  const port = useMemo(
    () => ({
      ...client.session,
      setPassword: (password: string) => client.me.setPassword(password),
      setLogin: async (user: Me, login: string) => {
        await client.users.update(user.id, login.includes('@') ? { email: login } : { mobile: login });
      },
    }),
    [client],
  );
  // The account keeps the language; what was picked before signing in is meant for it as well.
  const keepLocale = useCallback(
    (locale: Locale) => {
      picked.current = locale;
      if (me) void client.me.update({ locale }).catch(() => undefined);
    },
    [client, me],
  );
  const enter = useCallback(
    (user: Me) => {
      setMe(user);
      if (picked.current && picked.current !== user.locale)
        void client.me.update({ locale: picked.current }).catch(() => undefined);
      else if (user.locale && user.locale !== i18n.language()) i18n.change(user.locale);
      void queries.invalidateQueries();
    },
    [client, i18n, queries],
  );
  // While the session is being looked up, the screens are already on their way.
  useEffect(() => void loadWorkspace(), []);
  const signOut = useCallback(async () => {
    await client.session.signOut();
    queries.clear();
    globalThis.location.assign(home);
  }, [client, queries]);
  return (
    <QueryClientProvider client={queries}>
      <TesseraProvider i18n={i18n} errors={errors} timeZone={me?.timeZone ?? undefined} onLocaleChange={keepLocale}>
        {children ?? (
          <SessionGate<Me> port={port} home={home} token={token} lost={lost} onUser={enter}>
            {(user) => (
              <Suspense fallback={<Spinner size="lg" />}>
                <Workspace key={user.id} client={client} onSignOut={signOut} />
              </Suspense>
            )}
          </SessionGate>
        )}
      </TesseraProvider>
    </QueryClientProvider>
  );
}
