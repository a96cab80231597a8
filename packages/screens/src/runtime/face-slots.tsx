import { useMemo } from 'react';
import type { Client, RecordRow } from '@tessera/client';
import type { FaceSlots, RecordRef } from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { useRuntime } from './runtime.tsx';
import type { Runtime } from './runtime.tsx';

/** What a record is called; the id where it has no name. */
export function titleOf(row: Readonly<Record<string, unknown>>): string {
  const title = row['_title'];
  return typeof title === 'string' && title !== '' ? title : String(row['id'] ?? '');
}

async function find(
  client: Client,
  entity: string,
  query: string,
  filter?: string,
  limit = 20,
): Promise<readonly RecordRef[]> {
  const page = await client.records.query(entity, {
    fields: ['_title'],
    limit,
    ...(query.trim() === '' ? {} : { search: query.trim() }),
    ...(filter === undefined || filter === '' ? {} : { filter }),
  });
  return page.items.map((row: RecordRow) => ({ id: row.id, title: titleOf(row) }));
}

/** What faces may ask of a workspace: the server through the client, places through the app around. */
export function slotsOf(runtime: Runtime, createRecord: FaceSlots['createRecord']): FaceSlots {
  const { client, places, documents, me, rights } = runtime;
  const isPage = (entity: string) => rights[entity]?.read === true && !entity.startsWith('sys.');
  return {
    documents,
    me: { id: me.id, title: me.name },
    searchRecords: (entity, query, filter, limit) => find(client, entity, query, filter, limit),
    recordTitle: async (entity, id) => titleOf(await client.records.get(entity, id, { fields: ['_title'] })),
    openRecord: (entity, id) => isPage(entity) && places.go(places.record(entity, id)),
    recordHref: (entity, id) => (isPage(entity) ? places.record(entity, id) : ''),
    ...(createRecord ? { createRecord } : {}),
    mayCreate: (entity) => rights[entity]?.create === true,
    searchPeople: (query) => find(client, 'sys.user', query),
    searchDepartments: (query) => find(client, 'sys.department', query),
    uploadFile: (file, onProgress, signal) => client.files.upload(file, { onProgress, ...(signal ? { signal } : {}) }),
    fileUrl: (value) => client.files.url(value),
  };
}

/** The slots of the page; records can be created from pickers. */
export function useScreenSlots(previewFiles: NonNullable<FaceSlots['previewFiles']>): FaceSlots {
  const runtime = useRuntime();
  const quickCreate = useQuickCreate();
  return useMemo(
    () => ({
      ...slotsOf(runtime, async (entity, title, values) => {
        if (runtime.rights[entity]?.create !== true) return null;
        const made = await quickCreate({ entity, title, open: false, ...(values ? { values } : {}) });
        return made ? { id: made.id, title: titleOf(made) } : null;
      }),
      previewFiles,
    }),
    [runtime, quickCreate, previewFiles],
  );
}
