import { createContext, useContext, useMemo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AppAnswer, Client, Me } from '@tessera/client';
import { required } from '@tessera/std';
import type { FaceSlots } from '@tessera/ui';
import { useDraft, useDraftState } from '../draft/draft-context.tsx';
import type { Draft } from '../draft/draft.ts';

/** What the pages of the designer need from outside. */
export interface Services {
  readonly client: Client;
  readonly me: Me;
  readonly onSignOut: () => Promise<void>;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  return required(useContext(ServicesContext), 'useServices outside of ServicesProvider');
}

/** The live release as its people see it; undefined until it is here, or before the first publish. */
export function useLive(): AppAnswer | undefined {
  const { client } = useServices();
  const release = useDraftState((state) => state.release);
  return useQuery({
    queryKey: ['live', release],
    queryFn: ({ signal }) => client.app.get({ signal }),
    enabled: release !== null,
    staleTime: 300_000,
  }).data;
}

/** Forgets what was fetched, after a publish. */
export function useForgetLive(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries();
}

/** What faces may ask of the designer: records of the live release, no uploads. */
export function useDesignerSlots(): FaceSlots {
  const { client, me } = useServices();
  const draft = useDraft();
  return useMemo(() => slotsOf(client, me, draft), [client, me, draft]);
}

function slotsOf(client: Client, me: Me, draft: Draft): FaceSlots {
  const find = async (entity: string, search: string, filter?: string, limit = 20) => {
    const page = await client.records.query(entity, {
      limit,
      ...(search ? { search } : {}),
      ...(filter ? { filter } : {}),
    });
    return page.items.map((row) => ({ id: row.id, title: titleOf(row) }));
  };
  return {
    searchRecords: find,
    recordTitle: async (entity, id) => titleOf(await client.records.get(entity, id)),
    searchPeople: async (query) =>
      (await client.users.list(query ? { search: query } : {})).items.map(({ id, name, email }) => ({
        id,
        title: name,
        ...(email ? { note: email } : {}),
      })),
    searchDepartments: (query) => find('sys.department', query),
    uploadFile: () => Promise.reject(new Error('uploads belong to the workspace')),
    fileUrl: ({ id }) => `/api/v1/files/${id}`,
    get documents() {
      return draft.store.getState().documents;
    },
    me: { id: me.id, title: me.name },
  };
}

function titleOf(row: Readonly<Record<string, unknown>>): string {
  const title = row['_title'] ?? row['name'] ?? row['title'];
  return typeof title === 'string' ? title : String(row['id']);
}
