import { useMemo } from 'react';
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
  const rows = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? [], [found.data]);
  const indexOf = (id: string): number => rows.findIndex((row) => row.id === id);
  return {
    ...found,
    rows,
    /** Where a record stands; undefined when it is not among the rows so far. */
    placeOf: (id: string) => {
      const index = indexOf(id);
      return index < 0 ? undefined : { index, isLast: index === rows.length - 1 && !found.hasNextPage };
    },
    /** The record before or after another one, from the next page where needed. */
    neighbour: async (id: string, step: -1 | 1): Promise<string | undefined> => {
      const index = indexOf(id);
      if (index < 0) return undefined;
      if (index + step < rows.length || !found.hasNextPage) return rows[index + step]?.id;
      const { data } = await found.fetchNextPage();
      return data?.pages.flatMap(({ items }) => items)[index + step]?.id;
    },
  };
}
