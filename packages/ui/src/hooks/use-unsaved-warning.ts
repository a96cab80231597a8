import { useEffect } from 'react';

/** While `dirty`, the browser asks before the page is closed or reloaded. In-app leaving is the router's job (`useConfirm`). */
export function useUnsavedWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [dirty]);
}
