import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { basePath, useGo } from './places.ts';

interface RouteLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** Also current on pages below it. */
  readonly deep?: boolean;
  readonly 'aria-label'?: string;
}

/** A real link to a page of the designer; knows when it is the current one. */
export function RouteLink({ to, children, deep = false, ...rest }: RouteLinkProps) {
  const go = useGo();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const at = path.startsWith(basePath) ? path.slice(basePath.length) || '/' : path || '/';
  const target = to.split('?')[0] ?? to;
  const current = at === target || (deep && at.startsWith(`${target}/`));
  return (
    <a
      {...rest}
      href={basePath + to}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
