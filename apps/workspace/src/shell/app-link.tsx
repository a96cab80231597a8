import { useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface AppLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly current?: boolean;
  readonly onFollow?: () => void;
}

/** A real link inside the app. */
export function AppLink({ to, children, className, current = false, onFollow }: AppLinkProps) {
  const router = useRouter();
  return (
    <a
      href={to}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(to);
        onFollow?.();
      }}
    >
      {children}
    </a>
  );
}

/** Path and search of the page. */
export function useAddress(): { readonly path: string; readonly view: string | undefined } {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const view = useRouterState({ select: ({ location }) => (location.search as { view?: string }).view });
  return { path, view };
}
