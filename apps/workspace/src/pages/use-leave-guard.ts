import { useBlocker } from '@tanstack/react-router';
import { useConfirmLeave } from '@tessera/ui';
import { useCallback, useRef } from 'react';

interface Address {
  readonly pathname: string;
  readonly search: unknown;
}

/** Where the page itself stays, its record and its path say whether it goes on showing the same. */
function isElsewhere(current: Address, next: Address): boolean {
  const recordOf = ({ search }: Address) => (search as { readonly record?: string }).record;
  return current.pathname !== next.pathname || recordOf(current) !== recordOf(next);
}

/** Asks before leaving what was typed; the page says whether there is something to lose. */
export function useLeaveGuard(): (dirty: boolean) => void {
  const dirty = useRef(false);
  const ask = useConfirmLeave();
  useBlocker({
    shouldBlockFn: async ({ current, next }) => dirty.current && isElsewhere(current, next) && !(await ask()),
    enableBeforeUnload: false,
  });
  return useCallback((now) => {
    dirty.current = now;
  }, []);
}
