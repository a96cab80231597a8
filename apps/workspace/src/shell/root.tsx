import { Outlet, useRouter } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@tessera/client';
import { appsFor } from '@tessera/model';
import { runtimeOf, ScreensProvider } from '@tessera/screens';
import { required } from '@tessera/std';
import { Button, EmptyState, ErrorState, notify, Spinner, useText } from '@tessera/ui';
import { Suspense, use, useCallback, useEffect, useMemo, useRef } from 'react';
import { workspaceTexts } from '../locale/workspace-texts.ts';
import { useAddress } from './app-link.tsx';
import { Frame } from './frame.tsx';
import { appOf, placesOf } from './places.ts';
import { ServicesContext } from './services.ts';

/** How often a newer release is looked for, ms. */
const lookEvery = 15_000;
const appKey = ['app'];
/** Refusals that tell that this page runs on an older release. */
const outdated: ReadonlySet<string> = new Set([
  'unknown_field',
  'entity_unknown',
  'field_not_readable',
  'field_not_writable',
  'transition_unknown',
  'filter_invalid',
]);

/** Everything on screen: the live release in its frame. A newer release is swapped in under open forms. */
export function Root() {
  const { client, onSignOut } = required(use(ServicesContext), 'Root outside of Workspace');
  const router = useRouter();
  const { path } = useAddress();
  const say = useText(workspaceTexts);
  const queries = useQueryClient();
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: appKey }), [queries]);
  const { data, error, refetch } = useQuery({
    queryKey: appKey,
    queryFn: ({ signal }) => client.app.get({ signal }),
    refetchInterval: lookEvery,
    refetchOnWindowFocus: 'always',
  });
  useOutdated(refresh);
  const release = data?.release;
  const seen = useRef(release);
  useEffect(() => {
    if (seen.current !== undefined && release !== undefined && release !== seen.current)
      notify.info(say('newRelease', { no: release }), { id: 'release' });
    seen.current = release;
  }, [release, say]);
  const runtime = useMemo(() => {
    if (!data) return undefined;
    const first = Object.keys(data.documents.app).sort()[0] ?? 'x.workspace';
    const { history } = router;
    return runtimeOf(data, { client, refresh, places: placesOf(history, first) });
  }, [data, client, refresh, router]);
  if (!runtime) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Spinner size="lg" />;
  const apps = appsFor(runtime.documents, runtime.me.roles);
  const app = apps.find(({ id }) => id === appOf(path)) ?? apps[0];
  if (!app) {
    return (
      <main>
        <EmptyState
          title={say('noApp')}
          text={say('noAppText')}
          action={
            <Button variant="default" onClick={() => void onSignOut()}>
              {say('signOut')}
            </Button>
          }
        />
      </main>
    );
  }
  return (
    <ScreensProvider runtime={runtime}>
      <Frame app={app} onSignOut={onSignOut}>
        <Suspense fallback={<Spinner />}>
          <Outlet />
        </Suspense>
      </Frame>
    </ScreensProvider>
  );
}

function useOutdated(refresh: () => void): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        const { error } = event.action;
        if (error instanceof ApiProblem && outdated.has(error.code)) refresh();
      }),
    [queries, refresh],
  );
}
