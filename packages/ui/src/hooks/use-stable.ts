import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function whose identity never changes and which always calls the latest one; for listeners, never during render. */
export function useStable<A extends readonly unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
