import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { FitViewOptions } from '@xyflow/react';
import { useStable } from '@tessera/ui';

/**
 * Brings nodes of a canvas into view, after what was just changed has been drawn. The canvas is
 * `aria-busy` until the view has come to rest.
 */
export function useFit(): (options: FitViewOptions) => void {
  const { fitView } = useReactFlow();
  const store = useStoreApi();
  return useStable((options) => {
    const canvas = store.getState().domNode;
    canvas?.setAttribute('aria-busy', 'true');
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Two frames: one to draw the change, one to measure it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void fitView({ ...options, duration: calm ? 0 : 250 }).finally(() => canvas?.removeAttribute('aria-busy'));
      }),
    );
  });
}
