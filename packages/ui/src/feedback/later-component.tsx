import { lazy, Suspense } from 'react';
import type { FC, ReactNode } from 'react';

/** A component whose code is fetched when it is first shown; until then `place` keeps the room it will take. */
export function laterComponent<P extends object>(
  load: () => Promise<FC<P>>,
  place: (props: P) => ReactNode = () => null,
): FC<P> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return function Later(props: P) {
    return (
      <Suspense fallback={place(props)}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
