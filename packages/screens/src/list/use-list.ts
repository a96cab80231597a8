import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ListQuery } from '@tessera/client';
import { recordKeys } from '../record/use-record.ts';
import { useRuntime } from '../runtime/runtime.tsx';

/** The pages of a list so far, and the next one on demand. */
export function useList(entity: string, query: Omit<ListQuery, 'cursor'>) {
  const { client, release } = useRuntime();
  const found = useInfiniteQuery({
    queryKey: [...recordKeys.list(entity, query), release],
    queryFn: ({ pageParam, signal }) =>
      client.records.query(entity, { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}
