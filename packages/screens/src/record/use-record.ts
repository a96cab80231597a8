import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRuntime } from '../runtime/runtime.tsx';

/** Names of what is cached, so that a write can tell what is old. */
export const recordKeys = {
  entity: (entity: string) => ['records', entity] as const,
  list: (entity: string, query: unknown) => ['records', entity, 'list', query] as const,
  one: (entity: string, id: string) => ['records', entity, 'one', id] as const,
  part: (entity: string, id: string, part: string) => ['records', entity, 'one', id, part] as const,
};

/** A record with everything the person may read of it. */
export function useRecord(entity: string, id: string) {
  const { client, release } = useRuntime();
  return useQuery({
    queryKey: [...recordKeys.one(entity, id), release],
    queryFn: ({ signal }) => client.records.get(entity, id, {}, { signal }),
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });
}

/** What its lifecycle allows now. */
export function useTransitions(entity: string, id: string, enabled: boolean) {
  const { client, release } = useRuntime();
  return useQuery({
    queryKey: [...recordKeys.part(entity, id, 'transitions'), release],
    queryFn: ({ signal }) => client.records.transitions(entity, id, { signal }),
    enabled,
  });
}

/**
 * Says that records changed: everything of theirs that is on screen is read again, and what links to them.
 * A record that is gone is not asked for again.
 */
export function useRecordsChanged(): (entity: string, gone?: string) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (entity, gone) => {
      const isGone = (key: readonly unknown[]): boolean => gone !== undefined && key[2] === 'one' && key[3] === gone;
      await queries.invalidateQueries({
        queryKey: recordKeys.entity(entity),
        predicate: ({ queryKey }) => !isGone(queryKey),
      });
      await queries.invalidateQueries({ queryKey: ['records'], refetchType: 'none' });
    },
    [queries],
  );
}
