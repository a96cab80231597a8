import type { Issue, Json, JsonObject, LocalizedText } from '@tessera/std';
import type { CallOptions, Sender } from '../send.ts';

/** A document with the ETag that its next write must carry. */
export interface DocumentAnswer {
  readonly document: JsonObject;
  readonly etag: string | undefined;
}

/** One line of the list of documents: the draft where there is one, else what is live. */
export interface DocumentSummary {
  readonly kind: string;
  readonly id: string;
  readonly etag: string;
  /** Against the live release. */
  readonly state: 'live' | 'added' | 'changed' | 'deleted';
  readonly document: JsonObject;
}

/** An issue with its sentence in the language of the client. */
export interface DraftIssue extends Issue {
  readonly kind: string;
  readonly id: string;
  readonly detail: string;
}

export interface CheckAnswer {
  readonly issues: readonly DraftIssue[];
}

/** One step of a publish, in words, with the SQL it runs. */
export interface PlanStep {
  readonly code: string;
  readonly risk: 'safe' | 'slow' | 'destructive';
  readonly text: LocalizedText | string;
  readonly sql?: readonly string[];
  readonly [member: string]: unknown;
}

export interface PlanAnswer {
  readonly issues: readonly DraftIssue[];
  readonly steps: readonly PlanStep[];
  readonly changes: readonly { readonly kind: string; readonly id: string; readonly change: 'added' | 'changed' | 'deleted'; readonly [member: string]: unknown }[];
  /** Identifies what was planned; publishing with it refuses if the draft moved on. */
  readonly hash?: string;
}

export interface Release {
  readonly no: number;
  /** ISO, UTC. */
  readonly at: string;
  readonly by: { readonly id: string; readonly title: string } | null;
  readonly note: string | null;
  readonly state?: string;
  readonly live?: boolean;
  readonly [member: string]: unknown;
}

/** Draft documents: everything the designer reads and writes. */
export function documentRoutes({ send }: Sender) {
  return {
    list: async (kind?: string, options: CallOptions = {}): Promise<{ readonly items: readonly DocumentSummary[] }> =>
      (await send<{ items: readonly DocumentSummary[] }>({ method: 'GET', path: ['documents'], query: { kind }, ...options })).body,
    get: async (kind: string, id: string, options: CallOptions = {}): Promise<DocumentAnswer> => {
      const { body, etag } = await send<JsonObject>({ method: 'GET', path: ['documents', kind, id], ...options });
      return { document: body, etag };
    },
    /** Writes the draft. `ifMatch` is the ETag read before; without one the document must not exist yet. */
    put: async (kind: string, id: string, document: Json | object, ifMatch?: string, options: CallOptions = {}): Promise<DocumentAnswer> => {
      const call = { method: 'PUT', path: ['documents', kind, id], body: document, ...options } as const;
      const { body, etag } = await send<JsonObject>(ifMatch === undefined ? call : { ...call, ifMatch });
      return { document: body, etag };
    },
    delete: async (kind: string, id: string, ifMatch: string): Promise<void> => {
      await send({ method: 'DELETE', path: ['documents', kind, id], ifMatch });
    },
  };
}

/** The shared draft as a whole. */
export function draftRoutes({ send }: Sender) {
  return {
    check: async (options: CallOptions = {}): Promise<CheckAnswer> => (await send<CheckAnswer>({ method: 'POST', path: ['draft', 'check'], ...options })).body,
    plan: async (options: CallOptions = {}): Promise<PlanAnswer> => (await send<PlanAnswer>({ method: 'POST', path: ['draft', 'plan'], ...options })).body,
    /** Publishes; long migrations answer a job at `location`. */
    publish: async (body: { readonly note?: string; readonly hash?: string; readonly acknowledge?: readonly string[] } = {}): Promise<{ readonly release: Release | undefined; readonly location: string | undefined }> => {
      const answer = await send<Release>({ method: 'POST', path: ['draft', 'publish'], body });
      return { release: answer.status === 202 ? undefined : answer.body, location: answer.location };
    },
    /** Throws the draft away: all of it, or the given documents. */
    discard: async (documents?: readonly { readonly kind: string; readonly id: string }[]): Promise<void> => {
      await send({ method: 'POST', path: ['draft', 'discard'], body: documents ? { documents } : {} });
    },
  };
}

export function releaseRoutes({ send }: Sender) {
  return {
    list: async (options: CallOptions = {}): Promise<{ readonly items: readonly Release[]; readonly next?: string }> =>
      (await send<{ items: readonly Release[]; next?: string }>({ method: 'GET', path: ['releases'], ...options })).body,
    get: async (no: number, options: CallOptions = {}): Promise<Release> => (await send<Release>({ method: 'GET', path: ['releases', no], ...options })).body,
    /** Makes a new release with the content of an old one. */
    rollback: async (no: number, note?: string): Promise<{ readonly release: Release | undefined; readonly location: string | undefined }> => {
      const answer = await send<Release>({ method: 'POST', path: ['releases', no, 'rollback'], body: note === undefined ? {} : { note } });
      return { release: answer.status === 202 ? undefined : answer.body, location: answer.location };
    },
  };
}
