import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FoundRecord } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import { openedRecords, titleOf, useRuntime } from '@tessera/screens';
import { useLocalize } from '@tessera/ui';

/** A record as the palette shows it. */
export interface Hit {
  readonly entity: string;
  readonly id: string;
  readonly title: string;
  /** What was found besides the title: 电话 138… */
  readonly note: string | undefined;
}

const most = 5;

/** Records that hold the text, the best entity first, each entity together. */
export function useFound(text: string) {
  const { client, documents, release } = useRuntime();
  const localize = useLocalize();
  const query = useQuery({
    queryKey: ['search', text, release],
    queryFn: ({ signal }) => client.search({ q: text, limit: most }, { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const noteOf = ({ entity, field, value, title }: FoundRecord): string | undefined => {
    const document = documents.get('entity', entity);
    const label = document && fieldOf(document, field)?.label;
    return value === null || value === title ? undefined : `${localize(label, field)} ${value}`;
  };
  const found = text === '' ? [] : (query.data ?? []);
  const entities = [...new Set(found.map(({ entity }) => entity))];
  const groups = entities.map((entity) => ({
    entity,
    hits: found
      .filter((each) => each.entity === entity)
      .map((each): Hit => ({ entity, id: each.id, title: each.title ?? each.id, note: noteOf(each) })),
  }));
  return { groups, query };
}

/** The records opened last, as far as they are still there for this person. */
export function useRecent(enabled: boolean): readonly Hit[] {
  const { client, me, rights, release } = useRuntime();
  const recent = openedRecords(me.id).filter(({ entity }) => rights[entity]?.read === true);
  const { data } = useQuery({
    queryKey: ['palette', 'recent', recent, release],
    queryFn: async ({ signal }) => {
      const entities = [...new Set(recent.map(({ entity }) => entity))];
      const pages = await Promise.all(
        entities.map(async (entity) => {
          const ids = recent.filter((each) => each.entity === entity).map(({ id }) => `"${id}"`);
          const filter = `id in [${ids.join(', ')}]`;
          const { items } = await client.records.query(entity, { fields: ['_title'], filter, limit: 20 }, { signal });
          return items.map((row): Hit => ({ entity, id: row.id, title: titleOf(row), note: undefined }));
        }),
      );
      const byId = new Map(pages.flat().map((hit) => [hit.id, hit]));
      return recent.flatMap(({ id }) => byId.get(id) ?? []);
    },
    enabled: enabled && recent.length > 0,
  });
  return data?.slice(0, 8) ?? [];
}
