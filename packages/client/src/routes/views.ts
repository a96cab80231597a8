import type { ViewDocument } from '@tessera/schemas';
import type { CallOptions, Sender } from '../send.ts';

/** Whom a view is shared with beside its owner. */
export interface ViewAudience {
  readonly everybody: boolean;
  readonly roles: readonly string[];
  /** Ids of people. */
  readonly people: readonly string[];
}

/** A view somebody saved, as the caller may see it. */
export interface SavedView {
  readonly id: string;
  readonly etag: string;
  readonly isMine: boolean;
  readonly owner: { readonly id: string; readonly title: string };
  /** To its owner alone; `names` says what the people are called. */
  readonly audience?: ViewAudience & { readonly names: Readonly<Record<string, string>> };
  readonly view: ViewDocument;
  /** What it lost since it was saved: fields that are gone or may not be read any more. */
  readonly dropped: readonly { readonly part: string; readonly field?: string }[];
}

export interface SavedViewList {
  readonly items: readonly SavedView[];
  /** The view the caller opens first, by entity. */
  readonly first: Readonly<Record<string, string>>;
  readonly mayShare: boolean;
  /** The roles views can be shared with; empty for whoever may not share. */
  readonly roles: readonly { readonly id: string; readonly title: string }[];
}

/** What is saved of a view; the server gives it its id. */
export type ViewContent = Omit<ViewDocument, 'kind' | 'id' | 'schemaVersion'>;

/** Views people save for themselves and share. */
export function savedViewRoutes({ send }: Sender) {
  return {
    list: async (options: CallOptions = {}): Promise<SavedViewList> =>
      (await send<SavedViewList>({ method: 'GET', path: ['views'], ...options })).body,
    create: async (view: ViewContent, audience?: ViewAudience): Promise<SavedView> =>
      (await send<SavedView>({ method: 'POST', path: ['views'], body: { view, ...(audience ? { audience } : {}) } }))
        .body,
    /** Stale: ApiProblem 412 `view_stale`; the ETag `*` replaces whatever is there. */
    update: async (id: string, view: ViewContent, audience: ViewAudience, etag: string): Promise<SavedView> =>
      (await send<SavedView>({ method: 'PUT', path: ['views', id], body: { view, audience }, ifMatch: tag(etag) }))
        .body,
    remove: async (id: string, etag: string): Promise<void> => {
      await send({ method: 'DELETE', path: ['views', id], ifMatch: tag(etag) });
    },
    /** null: as everybody else. */
    setFirst: async (entity: string, view: string | null): Promise<void> => {
      await send({ method: 'PUT', path: ['views', 'first', entity], body: { view } });
    },
  };
}

const tag = (etag: string): string => (etag === '*' ? etag : `"${etag}"`);
