import { useDraftState } from '../draft/draft-context.tsx';
import { documentKey } from '../draft/draft-state.ts';
import { useLive } from '../shell/services.tsx';

/** Whether the live release has a field, so that its key is fixed. In doubt it is. */
export function usePublishedField(entity: string, key: string): boolean {
  const live = useLive();
  const change = useDraftState((state) => state.entries[documentKey('entity', entity)]?.change ?? null);
  const hidden = useDraftState((state) => {
    const document = state.entries[documentKey('entity', entity)]?.saved;
    return document?.kind === 'entity' && document.fields[key]?.hidden === true;
  });
  const isNew = useDraftState((state) => {
    const entry = state.entries[documentKey('entity', entity)];
    return entry === undefined || entry.change === 'added' || (entry.saved === undefined && entry.change === null);
  });
  if (isNew) return false;
  if (change === null && !live) return true;
  if (!live) return true;
  return hidden || live.documents.entity[entity]?.fields[key] !== undefined;
}
