import { createRootRoute, createRoute, createRouter, lazyRouteComponent, RouterProvider } from '@tanstack/react-router';
import type { ErrorComponentProps, RouteComponent } from '@tanstack/react-router';
import type { Client } from '@tessera/client';
import { ErrorState, NotFound } from '@tessera/ui';
import { useMemo, useState } from 'react';
import { StartPage } from './pages/start-page.tsx';
import { Root } from './shell/root.tsx';
import { ServicesContext } from './shell/services.ts';
import './workspace.css';

export interface WorkspaceProps {
  readonly client: Client;
  readonly onSignOut: () => Promise<void>;
}

/** The app behind the sign-in: its routes and its frame. Keyed by the person: nothing of the one before stays on screen. */
export function Workspace({ client, onSignOut }: WorkspaceProps) {
  const [router] = useState(workspaceRouter);
  const services = useMemo(() => ({ client, onSignOut }), [client, onSignOut]);
  return (
    <ServicesContext value={services}>
      <RouterProvider router={router} />
    </ServicesContext>
  );
}

// Pages come when somebody goes there: the first screen waits for its own code only.
const home = lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage');
const list = lazyRouteComponent(() => import('./pages/entity-list-page.tsx'), 'EntityListPage');
const record = lazyRouteComponent(() => import('./pages/entity-record-page.tsx'), 'EntityRecordPage');
const create = lazyRouteComponent(() => import('./pages/entity-create-page.tsx'), 'EntityCreatePage');
const bin = lazyRouteComponent(() => import('./pages/entity-bin-page.tsx'), 'EntityBinPage');
const imports = lazyRouteComponent(() => import('./pages/entity-import-page.tsx'), 'EntityImportPage');

/** A page broke, or its code did not come: the frame stays, and loading it anew is the way out. */
function PageFailed({ error }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={() => location.reload()} />;
}

function workspaceRouter() {
  const text = (search: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]));
  const root = createRootRoute({
    component: Root,
    validateSearch: text,
    notFoundComponent: () => <NotFound onHome={() => router.history.push('/')} />,
  });
  const at = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component });
  const router = createRouter({
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(search as Record<string, string>).toString();
      return query === '' ? '' : `?${query}`;
    },
    defaultErrorComponent: PageFailed,
    routeTree: root.addChildren([
      at('/', StartPage),
      at('/a/$app', StartPage),
      at('/a/$app/home', home),
      at('/a/$app/$entity', list),
      at('/a/$app/$entity/new', create),
      at('/a/$app/$entity/bin', bin),
      at('/a/$app/$entity/import', imports),
      at('/a/$app/$entity/import/$run', imports),
      at('/a/$app/$entity/$id', record),
    ]),
  });
  return router;
}
