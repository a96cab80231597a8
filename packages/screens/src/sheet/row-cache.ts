import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Page, RecordRow } from '@tessera/client';
import { recordKeys } from '../record/use-record.ts';

type Pages = InfiniteData<Page<RecordRow>>;

function isPages(data: unknown): data is Pages {
  return typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages);
}

/** A row of any list on this page, as it was read last. */
export function cachedRow(queries: QueryClient, entity: string, id: string): RecordRow | undefined {
  for (const [, data] of queries.getQueriesData({ queryKey: [...recordKeys.entity(entity), 'list'] })) {
    if (!isPages(data)) continue;
    for (const page of data.pages) {
      const row = page.items?.find((one) => one.id === id);
      if (row) return row;
    }
  }
  return undefined;
}

/** Puts newer records into every list that shows them, where they stand; nothing moves and nothing is read again. */
export function patchRows(queries: QueryClient, entity: string, records: readonly RecordRow[]): void {
  const byId = new Map(records.map((record) => [record.id, record]));
  queries.setQueriesData<unknown>({ queryKey: [...recordKeys.entity(entity), 'list'] }, (data: unknown) => {
    if (!isPages(data)) return data;
    return {
      ...data,
      pages: data.pages.map((page) =>
        page.items?.some(({ id }) => byId.has(id))
          ? { ...page, items: page.items.map((row) => ({ ...row, ...byId.get(row.id) })) }
          : page,
      ),
    };
  });
}

/** Says that records changed while the rows of lists are up to date already: sums, counts, open records are read again. */
export function useAroundChanged(): (entity: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (entity) => {
      void queries.invalidateQueries({
        queryKey: recordKeys.entity(entity),
        predicate: ({ state }) => !isPages(state.data),
      });
      void queries.invalidateQueries({
        queryKey: ['records'],
        refetchType: 'none',
        predicate: ({ queryKey }) => queryKey[1] !== entity,
      });
    },
    [queries],
  );
}
