import { useMemo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@tessera/client';
import type { SavedView, SavedViewList, ViewAudience, ViewContent } from '@tessera/client';
import { notify, useConfirm, useErrorText, useText } from '@tessera/ui';
import { useRuntime } from '../runtime/runtime.tsx';
import { viewTexts } from '../locale/view-texts.ts';

const none: SavedViewList = { items: [], first: {}, mayShare: false, roles: [] };

/** The views the person saved and those shared with them; undefined while they are on their way. Without an answer there are none. */
export function useSavedViews(): SavedViewList | undefined {
  const { client, release } = useRuntime();
  const { data, isError } = useQuery({
    queryKey: ['views', release],
    queryFn: ({ signal }) => client.views.list({ signal }),
  });
  return data ?? (isError ? none : undefined);
}

/** Writes of saved views. Each answers what is there now, or undefined when the person gave up or the server declined; that is told. */
export interface ViewWrites {
  create(view: ViewContent): Promise<SavedView | undefined>;
  update(saved: SavedView, view: ViewContent, audience?: ViewAudience): Promise<SavedView | undefined>;
  remove(saved: SavedView): Promise<boolean>;
  setFirst(entity: string, view: string | null): Promise<void>;
}

const alone: ViewAudience = { everybody: false, roles: [], people: [] };

export function useViewWrites(): ViewWrites {
  const { client } = useRuntime();
  const queries = useQueryClient();
  const say = useText(viewTexts);
  const ask = useConfirm();
  const explain = useErrorText();
  return useMemo(() => {
    const change = (next: (list: SavedViewList) => SavedViewList): void =>
      void queries.setQueriesData<SavedViewList>({ queryKey: ['views'] }, (list) => next(list ?? none));
    const put = (saved: SavedView): SavedView => {
      change((list) => {
        const known = list.items.some(({ id }) => id === saved.id);
        return {
          ...list,
          items: known ? list.items.map((one) => (one.id === saved.id ? saved : one)) : [...list.items, saved],
        };
      });
      return saved;
    };
    const told = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await work();
      } catch (error) {
        const said = explain(error);
        const parts = error instanceof ApiProblem ? error.errors.map(({ detail }) => detail) : [];
        notify.error([said.message, ...parts].join(' '), { title: say('failed') });
        return undefined;
      }
    };
    return {
      create: (view) => told(async () => put(await client.views.create(view))),
      update: (saved, view, audience = saved.audience ?? alone) =>
        told(async () => {
          const { everybody, roles, people } = audience;
          const write = (etag: string) => client.views.update(saved.id, view, { everybody, roles, people }, etag);
          try {
            return put(await write(saved.etag));
          } catch (error) {
            if (!(error instanceof ApiProblem) || error.code !== 'view_stale') throw error;
            const replaces = await ask({
              title: say('staleTitle'),
              text: say('staleText'),
              confirm: say('staleKeep'),
              dangerous: true,
            });
            return replaces ? put(await write('*')) : undefined;
          }
        }),
      remove: async (saved) =>
        (await told(async () => {
          await client.views.remove(saved.id, '*');
          change((list) => ({ ...list, items: list.items.filter(({ id }) => id !== saved.id) }));
          return true;
        })) ?? false,
      setFirst: async (entity, view) => {
        await told(async () => {
          await client.views.setFirst(entity, view);
          change((list) => {
            const { [entity]: _before, ...others } = list.first;
            return { ...list, first: view === null ? others : { ...others, [entity]: view } };
          });
        });
      },
    };
  }, [client, queries, say, ask, explain]);
}
