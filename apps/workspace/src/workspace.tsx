import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import type { Client, Me } from '@tessera/client';
import { EmptyState, NotFound } from '@tessera/ui';
import { useMemo } from 'react';

export interface WorkspaceProps {
  readonly client: Client;
  /** Who is signed in. */
  readonly me: Me;
  readonly onSignOut: () => Promise<void>;
}

/** The app behind the sign-in: its routes and its frame. */
export function Workspace({ me }: WorkspaceProps) {
  const router = useMemo(() => {
    const root = createRootRoute({
      component: Outlet,
      notFoundComponent: () => <NotFound onHome={() => void router.navigate({ to: '/' })} />,
    });
    const start = createRoute({
      getParentRoute: () => root,
      path: '/',
      component: () => <EmptyState title={me.name} />,
    });
    return createRouter({ routeTree: root.addChildren([start]) });
  }, [me.name]);
  return <RouterProvider router={router} />;
}
