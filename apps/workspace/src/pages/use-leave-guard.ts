import { useBlocker } from '@tanstack/react-router';
import { useConfirmLeave } from '@tessera/ui';
import { useCallback, useRef } from 'react';

/** Asks before leaving what was typed; the page says whether there is something to lose. */
export function useLeaveGuard(): (dirty: boolean) => void {
  const dirty = useRef(false);
  const ask = useConfirmLeave();
  useBlocker({ shouldBlockFn: async () => dirty.current && !(await ask()), enableBeforeUnload: false });
  return useCallback((now) => {
    dirty.current = now;
  }, []);
}
