import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { Client } from '@tessera/client';
import { NotFound } from '@tessera/ui';
import { useMemo, useState } from 'react';
import { EntityImportPage, EntityListPage, EntityRecordPage, EntityCreatePage, StartPage } from './pages/pages.tsx';
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

function workspaceRouter() {
  const text = (search: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]));
  const root = createRootRoute({
    component: Root,
    validateSearch: text,
    notFoundComponent: () => <NotFound onHome={() => router.history.push('/')} />,
  });
  const at = (path: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component });
  const router = createRouter({
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(search as Record<string, string>).toString();
      return query === '' ? '' : `?${query}`;
    },
    routeTree: root.addChildren([
      at('/', StartPage),
      at('/a/$app', StartPage),
      at('/a/$app/$entity', EntityListPage),
      at('/a/$app/$entity/new', EntityCreatePage),
      at('/a/$app/$entity/import', EntityImportPage),
      at('/a/$app/$entity/import/$run', EntityImportPage),
      at('/a/$app/$entity/$id', EntityRecordPage),
    ]),
  });
  return router;
}
