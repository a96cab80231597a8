import type { Issue, LocalizedText } from '@tessera/std';
import type { CallOptions, Sender, WriteOptions } from '../send.ts';

/** A record as answered: its visible field values beside id and ETag. */
export interface RecordRow {
  readonly id: string;
  /** Opaque; goes back as If-Match. */
  readonly _etag: string;
  readonly [field: string]: unknown;
}

export interface Count {
  readonly value: number;
  readonly kind: 'exact' | 'estimate' | 'capped';
}

/** One page of a list; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly count?: Count;
}

/** What to list. `filter` is an expression, `sort` field keys with `-` before falling ones. */
export interface ListQuery {
  readonly filter?: string;
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
  /** At most 200. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: 'none' | 'estimate' | 'exact';
  /** Free text over the searchable fields. */
  readonly search?: string;
  /** The recycle bin instead of live records; needs the right to delete. */
  readonly deleted?: boolean;
}

export interface Measure {
  readonly function: 'count' | 'sum' | 'avg' | 'min' | 'max' | 'countDistinct';
  readonly field?: string;
}

export interface AggregateQuery {
  readonly filter?: string;
  readonly search?: string;
  readonly groupBy?: readonly string[];
  /** Named by the caller; the names are the keys of the answer. */
  readonly measures: Readonly<Record<string, Measure>>;
  readonly having?: string;
  /** Names of groups and measures, `-` before falling ones. */
  readonly sort?: readonly string[];
  readonly limit?: number;
}

export interface AggregateRow {
  readonly group: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One change of a record, newest first in lists. */
export interface HistoryEntry {
  readonly id: string;
  /** ISO, UTC. */
  readonly at: string;
  readonly by: { readonly id: string; readonly title: string } | null;
  readonly action: string;
  readonly cause?: string | null;
  readonly reason?: string | null;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

/** A transition of a record's lifecycle, as far as this person may see it. */
export interface TransitionOption {
  readonly key: string;
  readonly label: LocalizedText;
  /** Key of the state it leads to. */
  readonly to: string;
  readonly enabled: boolean;
  /** Why not; `detail` is the sentence in the language of the client, `path` points at the field that is wrong. */
  readonly reasons: readonly (Issue & { readonly detail?: string })[];
  /** Field keys that must not be empty afterwards. */
  readonly required: readonly string[];
  /** Field keys to ask for on the way. */
  readonly ask: readonly string[];
}

/** One operation of a bulk call. */
export type BulkOperation =
  | { readonly action: 'create'; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly action: 'update';
      readonly id: string;
      readonly values: Readonly<Record<string, unknown>>;
      readonly ifMatch?: string;
    }
  | { readonly action: 'delete'; readonly id: string; readonly ifMatch?: string }
  | { readonly action: 'restore'; readonly id: string }
  | {
      readonly action: 'transition';
      readonly id: string;
      readonly transition: string;
      readonly values?: Readonly<Record<string, unknown>>;
      readonly ifMatch?: string;
    };

export interface BulkResult {
  readonly index: number;
  readonly status: number;
  readonly id?: string;
  readonly record?: RecordRow;
  readonly problem?: {
    readonly code: string;
    readonly detail: string;
    readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  };
}

/** What a text means to its field; a link keeps its text as title. */
export interface TextReading {
  readonly value?: unknown;
  readonly problem?: { readonly code: string; readonly detail: string };
}

export interface BulkAnswer {
  readonly results: readonly BulkResult[];
}

export type Values = Readonly<Record<string, unknown>>;

/** Sends If-Match with a write; `*` overwrites whatever is there and is logged. */
export interface MatchOptions extends WriteOptions {
  readonly ifMatch: string;
}

export function recordRoutes(sender: Sender) {
  return { ...recordReads(sender), ...recordWrites(sender) };
}

function recordReads({ send }: Sender) {
  return {
    /** A short list by URL; long filters go through `query`. */
    list: async (entity: string, query: ListQuery = {}, options: CallOptions = {}): Promise<Page<RecordRow>> => {
      const { sort, fields, expand, ...plain } = query;
      const joined = { ...plain, sort: sort?.join(','), fields: fields?.join(','), expand: expand?.join(',') };
      return (await send<Page<RecordRow>>({ method: 'GET', path: ['records', entity], query: joined, ...options }))
        .body;
    },
    query: async (entity: string, query: ListQuery = {}, options: CallOptions = {}): Promise<Page<RecordRow>> =>
      (await send<Page<RecordRow>>({ method: 'POST', path: ['records', entity, 'query'], body: query, ...options }))
        .body,
    aggregate: async (
      entity: string,
      query: AggregateQuery,
      options: CallOptions = {},
    ): Promise<{ readonly items: readonly AggregateRow[] }> =>
      (
        await send<{ items: readonly AggregateRow[] }>({
          method: 'POST',
          path: ['records', entity, 'aggregate'],
          body: query,
          ...options,
        })
      ).body,
    /** The first rows of every group, in one answer; `limit` counts per group. */
    grouped: async (
      entity: string,
      query: Pick<ListQuery, 'filter' | 'search' | 'sort' | 'fields' | 'limit'> & { readonly groupBy: string },
      options: CallOptions = {},
    ): Promise<{ readonly items: readonly { readonly group: unknown; readonly rows: readonly RecordRow[] }[] }> =>
      (
        await send<{ items: readonly { group: unknown; rows: readonly RecordRow[] }[] }>({
          method: 'POST',
          path: ['records', entity, 'grouped'],
          body: query,
          ...options,
        })
      ).body,
    get: async (
      entity: string,
      id: string,
      query: Pick<ListQuery, 'fields' | 'expand'> = {},
      options: CallOptions = {},
    ): Promise<RecordRow> => {
      const joined = { fields: query.fields?.join(','), expand: query.expand?.join(',') };
      return (await send<RecordRow>({ method: 'GET', path: ['records', entity, id], query: joined, ...options })).body;
    },
    history: async (
      entity: string,
      id: string,
      query: { readonly cursor?: string; readonly limit?: number } = {},
      options: CallOptions = {},
    ): Promise<Page<HistoryEntry>> =>
      (
        await send<Page<HistoryEntry>>({
          method: 'GET',
          path: ['records', entity, id, 'history'],
          query: { ...query },
          ...options,
        })
      ).body,
    transitions: async (
      entity: string,
      id: string,
      options: CallOptions = {},
    ): Promise<{ readonly items: readonly TransitionOption[] }> =>
      (
        await send<{ items: readonly TransitionOption[] }>({
          method: 'GET',
          path: ['records', entity, id, 'transitions'],
          ...options,
        })
      ).body,
    /** Reads texts as an import reads columns; writes nothing. */
    readTexts: async (
      entity: string,
      columns: readonly { readonly field: string; readonly texts: readonly string[] }[],
      options: CallOptions = {},
    ): Promise<readonly { readonly field: string; readonly values: readonly TextReading[] }[]> =>
      (
        await send<{ items: readonly { field: string; values: readonly TextReading[] }[] }>({
          method: 'POST',
          path: ['records', entity, 'texts'],
          body: { columns },
          ...options,
        })
      ).body.items,
  };
}

function recordWrites({ send }: Sender) {
  return {
    create: async (entity: string, values: Values, options: WriteOptions = {}): Promise<RecordRow> =>
      (await send<RecordRow>({ method: 'POST', path: ['records', entity], body: values, ...options })).body,
    /** A merge patch, one level: only the given fields change. */
    patch: async (entity: string, id: string, values: Values, options: MatchOptions): Promise<RecordRow> =>
      (await send<RecordRow>({ method: 'PATCH', path: ['records', entity, id], body: values, ...options })).body,
    delete: async (entity: string, id: string, options: MatchOptions): Promise<void> => {
      await send({ method: 'DELETE', path: ['records', entity, id], ...options });
    },
    restore: async (entity: string, id: string, options: WriteOptions = {}): Promise<RecordRow> =>
      (await send<RecordRow>({ method: 'POST', path: ['records', entity, id, 'restore'], ...options })).body,
    runTransition: async (
      entity: string,
      id: string,
      key: string,
      values: Values,
      options: MatchOptions,
    ): Promise<RecordRow> =>
      (
        await send<RecordRow>({
          method: 'POST',
          path: ['records', entity, id, 'transitions', key],
          body: { values },
          ...options,
        })
      ).body,
    /** Per-row results; `atomic` makes it all or nothing. */
    bulk: async (
      entity: string,
      operations: readonly BulkOperation[],
      atomic = false,
      options: WriteOptions = {},
    ): Promise<BulkAnswer> =>
      (
        await send<BulkAnswer>({
          method: 'POST',
          path: ['records', entity, 'bulk'],
          body: { atomic, operations },
          ...options,
        })
      ).body,
  };
}
