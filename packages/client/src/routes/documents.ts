import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import type { Issue, LocalizedText } from '@tessera/std';
import type { CallOptions, Sender } from '../send.ts';

/** A document with the ETag that its next write must carry. */
export interface DocumentAnswer {
  readonly document: TesseraDocument;
  readonly etag: string;
}

/** One document of the draft: what is live, overlaid with what was changed since. */
export interface DocumentItem extends DocumentAnswer {
  readonly kind: DocumentKind;
  readonly id: string;
  /** Against the live release; null when it is the same. */
  readonly change: null | 'added' | 'changed' | 'deleted';
  /** What is live, where the draft changed it. */
  readonly live?: TesseraDocument;
  /** Who changed the draft last. */
  readonly by?: { readonly id: string; readonly title: string };
}

/** Somebody else who has the designer open. */
export interface PresentPerson {
  /** Id of their browser tab. */
  readonly tab: string;
  readonly user: { readonly id: string; readonly title: string };
  /** Path of the page of the designer, and what is selected there. */
  readonly page: string;
  readonly selected: string;
}

export interface DocumentList {
  /** Number of the live release; null before the first publish. */
  readonly release: number | null;
  readonly items: readonly DocumentItem[];
}

/** The answer to a saved draft. Anything of the right kind and id is saved; `issues` say what is wrong with it so far. */
export interface SavedDraft {
  readonly etag: string;
  readonly issues: readonly DraftIssue[];
}

/** An issue at its document, with its sentence in the language of the client. */
export interface DraftIssue extends Issue {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly detail: string;
}

/** One step of a publish: `prepare` runs before, invisible to the old release; `activate` is one short transaction. */
export interface PlanStep {
  readonly phase: 'prepare' | 'activate';
  readonly class: 'safe' | 'slow' | 'destructive';
  readonly text: string;
  readonly sql: readonly string[];
}

/** What a publish would change in one document, in words. */
export interface PlanChange {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly label: string;
  readonly change: 'added' | 'changed' | 'deleted';
  readonly lines: readonly string[];
}

export interface PlanAnswer {
  /** Names what was planned; a publish with it refuses when the draft moved on. */
  readonly planHash: string;
  readonly changes: readonly PlanChange[];
  readonly steps: readonly PlanStep[];
  readonly issues: readonly DraftIssue[];
}

export interface Release {
  readonly no: number;
  /** ISO, UTC. */
  readonly at: string;
  readonly by: { readonly id: string; readonly title: string } | null;
  readonly note: string | null;
  /** Number of the release whose content this one brought back. */
  readonly rollbackOf: number | null;
  readonly changes: unknown;
}

export interface ReleaseList {
  readonly current: number | null;
  readonly items: readonly Release[];
}

/** A publish or roll back that is done (`release`), or still runs as the job at `location`. */
export interface Published {
  readonly release: number | undefined;
  readonly location: string | undefined;
}

/** Draft documents: everything the designer reads and writes. */
export function documentRoutes({ send }: Sender) {
  return {
    list: async (options: CallOptions = {}): Promise<DocumentList> =>
      (await send<DocumentList>({ method: 'GET', path: ['documents'], ...options })).body,
    get: async (kind: DocumentKind, id: string, options: CallOptions = {}): Promise<DocumentAnswer> => {
      const { body, etag } = await send<TesseraDocument>({ method: 'GET', path: ['documents', kind, id], ...options });
      return { document: body, etag: etag ?? '' };
    },
    /**
     * Saves a draft. `ifMatch` is the ETag read before; undefined: the document must not exist yet.
     * Stale: ApiProblem 412 `document_stale`, whose body carries `current` and `currentEtag`.
     */
    put: async (
      kind: DocumentKind,
      id: string,
      document: object,
      ifMatch: string | undefined,
      options: CallOptions = {},
    ): Promise<SavedDraft> => {
      const condition = ifMatch === undefined ? { ifNoneMatch: '*' } : { ifMatch };
      return (
        await send<SavedDraft>({
          method: 'PUT',
          path: ['documents', kind, id],
          body: document,
          ...condition,
          ...options,
        })
      ).body;
    },
    delete: async (kind: DocumentKind, id: string, ifMatch: string): Promise<void> => {
      await send({ method: 'DELETE', path: ['documents', kind, id], ifMatch });
    },
  };
}

/** Who designs right now. */
export function presenceRoutes({ send }: Sender) {
  return {
    /** Says where this tab is; answers who else is there. */
    beat: async (
      body: { readonly tab: string; readonly page: string; readonly selected: string },
      options: CallOptions = {},
    ): Promise<{ readonly items: readonly PresentPerson[] }> =>
      (await send<{ items: readonly PresentPerson[] }>({ method: 'POST', path: ['presence'], body, ...options })).body,
    /** Says that this tab is going. */
    leave: async (tab: string): Promise<void> => {
      await send({ method: 'DELETE', path: ['presence', tab] });
    },
  };
}

/** A walk through a lifecycle of the draft on a sample. */
export interface SimulationBody {
  readonly workflow: string;
  readonly record?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** Whose rights decide. Absent: one's own. */
  readonly as?: { readonly user: string } | { readonly role: string };
  readonly steps: readonly { readonly transition: string; readonly values?: Readonly<Record<string, unknown>> }[];
}

/** An issue with its sentence in the language of the client. */
export type ToldIssue = Issue & { readonly detail: string };

export interface PreviewBody {
  /** Id of the form. */
  readonly form: string;
  /** Whose rights trim it; absent: whoever asks. */
  readonly user?: string;
  readonly record?: string;
}

/** A form of the draft as somebody meets it. */
export interface PreviewAnswer {
  readonly person: { readonly id: string; readonly name: string };
  /** Whether the form is for the roles of the person at all. */
  readonly isForThem: boolean;
  /** Entities, lifecycles and the form, trimmed to the person. */
  readonly documents: readonly TesseraDocument[];
  readonly rights: { readonly fields: Readonly<Record<string, 'view' | 'edit'>> };
  /** What both may read of the record; null: the person may not open it. Empty without a record. */
  readonly record: Readonly<Record<string, unknown>> | null;
}

export interface SimulationAnswer {
  readonly state: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly steps: readonly {
    readonly transition: string;
    readonly from: string;
    readonly to: string;
    readonly sets: readonly { readonly field: string; readonly value: unknown }[];
    readonly tells: readonly {
      readonly people: readonly { readonly id: string; readonly title: string }[];
      readonly message: LocalizedText;
    }[];
  }[];
  /** Why the last step could not be taken. */
  readonly refused?: { readonly transition: string; readonly reasons: readonly ToldIssue[] };
  readonly options: readonly {
    readonly key: string;
    readonly to: string;
    readonly enabled: boolean;
    readonly reasons: readonly ToldIssue[];
    readonly required: readonly string[];
    readonly ask: readonly string[];
  }[];
  readonly issues: readonly ToldIssue[];
}

/** The shared draft as a whole. */
export function draftRoutes({ send }: Sender) {
  return {
    check: async (options: CallOptions = {}): Promise<{ readonly issues: readonly DraftIssue[] }> =>
      (await send<{ issues: readonly DraftIssue[] }>({ method: 'POST', path: ['draft', 'check'], ...options })).body,
    plan: async (options: CallOptions = {}): Promise<PlanAnswer> =>
      (await send<PlanAnswer>({ method: 'POST', path: ['draft', 'plan'], ...options })).body,
    publish: async (body: { readonly note?: string; readonly planHash?: string } = {}): Promise<Published> => {
      const answer = await send<{ release: number } | undefined>({ method: 'POST', path: ['draft', 'publish'], body });
      return { release: answer.body?.release, location: answer.location };
    },
    /** A form of the draft with the rights of somebody, on a record both may read; writes nothing. */
    preview: async (body: PreviewBody, options: CallOptions = {}): Promise<PreviewAnswer> =>
      (await send<PreviewAnswer>({ method: 'POST', path: ['draft', 'preview'], body, ...options })).body,
    /** Tries a lifecycle of the draft out; writes nothing. */
    simulate: async (body: SimulationBody, options: CallOptions = {}): Promise<SimulationAnswer> =>
      (await send<SimulationAnswer>({ method: 'POST', path: ['draft', 'simulate'], body, ...options })).body,
    /** Throws the draft away: all of it, or the given documents. */
    discard: async (items?: readonly { readonly kind: DocumentKind; readonly id: string }[]): Promise<void> => {
      await send({ method: 'POST', path: ['draft', 'discard'], body: items ? { items } : {} });
    },
  };
}

export function releaseRoutes({ send }: Sender) {
  return {
    list: async (options: CallOptions = {}): Promise<ReleaseList> =>
      (await send<ReleaseList>({ method: 'GET', path: ['releases'], ...options })).body,
    get: async (no: number, options: CallOptions = {}): Promise<Release> =>
      (await send<Release>({ method: 'GET', path: ['releases', no], ...options })).body,
    /** Makes a new release with the content of an old one. */
    rollback: async (no: number, note?: string): Promise<Published> => {
      const answer = await send<{ release: number } | undefined>({
        method: 'POST',
        path: ['releases', no, 'rollback'],
        body: note === undefined ? {} : { note },
      });
      return { release: answer.body?.release, location: answer.location };
    },
  };
}
