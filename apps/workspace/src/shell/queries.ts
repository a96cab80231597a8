import { QueryClient } from '@tanstack/react-query';
import { Trouble } from '@tessera/std';

/** How this app caches what it read: refusals are final, a lost network is tried again twice. Writes are never repeated by themselves. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 300_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => error instanceof Trouble && failures < 2,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { retry: false },
    },
  });
}
