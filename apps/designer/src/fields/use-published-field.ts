import { useDraftState } from '../draft/draft-context.tsx';
import { documentKey } from '../draft/draft-state.ts';

/** Whether the live release has a field, so that its key is fixed. */
export function usePublishedField(entity: string, key: string): boolean {
  return useDraftState((state) => {
    const live = state.entries[documentKey('entity', entity)]?.live;
    return live?.kind === 'entity' && Object.hasOwn(live.fields, key);
  });
}
