import { createContext, useContext } from 'react';
import { fieldFaces } from '@tessera/fields/face';
import type { AppAnswer, Client, EntityRightsAnswer } from '@tessera/client';
import { documentSet } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { required } from '@tessera/std';
import type { FieldFace } from '@tessera/ui';

/** Where screens lead; the app around them knows its addresses. */
export interface Places {
  record(entity: string, id: string): string;
  list(entity: string, search?: Readonly<Record<string, string>>): string;
  create(entity: string, values?: Readonly<Record<string, string>>): string;
  bin(entity: string): string;
  imports(entity: string, id?: string): string;
  go(href: string): void;
  /** Changes what the address says beside the page; undefined takes a part out. `push` lets the way back undo it. */
  search(patch: Readonly<Record<string, string | undefined>>, step?: 'replace' | 'push'): void;
}

/** The release as this person sees it, ready for screens. A new release makes a new value. */
export interface Runtime {
  readonly release: number;
  readonly documents: DocumentSet;
  readonly me: AppAnswer['me'];
  readonly rights: AppAnswer['rights'];
  readonly client: Client;
  readonly places: Places;
  /** Looks whether a newer release is live. */
  readonly refresh: () => void;
}

/** The face of every field kind. */
export const faces = fieldFaces as unknown as Readonly<Record<string, FieldFace | undefined>>;

const RuntimeContext = createContext<Runtime | null>(null);

/** Gives the runtime to all screens below it. */
export const RuntimeProvider = RuntimeContext.Provider;

/** The runtime of the page. */
export function useRuntime(): Runtime {
  return required(useContext(RuntimeContext), 'a screen is used outside of RuntimeProvider');
}

/** Puts the answer of the server together with what the app around knows. */
export function runtimeOf(answer: AppAnswer, around: Pick<Runtime, 'client' | 'places' | 'refresh'>): Runtime {
  const { release, me, rights, documents } = answer;
  const all = Object.values(documents).flatMap((byId) => Object.values(byId));
  return { release, me, rights, documents: documentSet(all), ...around };
}

const noRights: EntityRightsAnswer = {
  create: false,
  read: false,
  update: false,
  delete: false,
  import: false,
  export: false,
  place: false,
  fields: {},
};

/** What the person may do with an entity. */
export function useRights(entity: string): EntityRightsAnswer {
  return useRuntime().rights[entity] ?? noRights;
}

/** An entity the page already knows to exist. */
export function useEntity(id: string): EntityDocument {
  return required(useRuntime().documents.get('entity', id), `entity ${id}`);
}

/** The person as `user` in rules. */
export function userOf(me: Runtime['me']): Readonly<Record<string, unknown>> {
  const { id, name, locale, managerId = null, departmentId = null, subordinates, departmentMembers } = me;
  return { id, name, locale: locale ?? 'zh-CN', managerId, departmentId, subordinates, departmentMembers };
}
