import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { PresentPerson } from '@tessera/client';
import { systemClock, uuidv7Maker } from '@tessera/std';
import { basePath, usePlaceSearch } from '../shell/places.ts';
import { useServices } from '../shell/services.tsx';

/** How often a tab says that it is here, ms; the server forgets it after four times as long. */
const beatEvery = 5_000;

const nobody: readonly PresentPerson[] = [];
const PresenceContext = createContext(nobody);

/** Where this tab is: path of the page without its base, and what is selected. */
export function useHere(): { readonly page: string; readonly selected: string } {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { select = '' } = usePlaceSearch();
  return { page: path.startsWith(basePath) ? path.slice(basePath.length) || '/' : path || '/', selected: select };
}

/** Says where this tab is, and knows who else designs. Says nothing while the tab is out of sight. */
export function PresenceProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useServices();
  const queries = useQueryClient();
  const [tab] = useState(() => uuidv7Maker(systemClock)());
  const here = useHere();
  const { data } = useQuery({
    queryKey: ['presence'],
    queryFn: ({ signal }) => client.presence.beat({ tab, ...here }, { signal }),
    refetchInterval: beatEvery,
    staleTime: 0,
    retry: false,
  });
  const { page, selected } = here;
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['presence'] });
  }, [queries, page, selected]);
  useEffect(() => {
    const leave = () => void client.presence.leave(tab).catch(() => undefined);
    globalThis.addEventListener('pagehide', leave);
    return () => globalThis.removeEventListener('pagehide', leave);
  }, [client, tab]);
  return <PresenceContext value={data?.items ?? nobody}>{children}</PresenceContext>;
}

/** Others who have the designer open. */
export function usePresent(): readonly PresentPerson[] {
  return useContext(PresenceContext);
}
