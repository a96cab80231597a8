import type { CallOptions, Sender, WriteOptions } from '../send.ts';
import type { HistoryEntry, Page, RecordRow } from './records.ts';
import type { StoredFile } from './files.ts';

/** Something that happened around a record. */
export type StreamItem =
  | { readonly type: 'followUps'; readonly at: string; readonly id: string; readonly record: RecordRow }
  | ({ readonly type: 'comments' } & CommentItem)
  | ({ readonly type: 'changes' } & HistoryEntry);

/** A comment; colleagues are spelled `@[name](id)` in its text. */
export interface CommentItem {
  readonly id: string;
  /** ISO, UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  readonly by: { readonly id: string; readonly title: string | null };
  readonly text: string;
}

/** A comment that was written, and who of those named may not read the record. */
export interface WrittenComment extends CommentItem {
  readonly unreached: readonly { readonly id: string; readonly name: string }[];
}

export interface FollowUpInput {
  readonly text: string;
  readonly way?: string;
  /** ISO 8601; absent: now. */
  readonly at?: string;
  /** null takes the next follow-up out; absent: it stays while it lies ahead. */
  readonly next?: string | null;
  readonly files?: readonly StoredFile[];
}

export interface StreamQuery {
  readonly show?: 'all' | 'followUps' | 'comments' | 'changes';
  readonly cursor?: string;
  readonly limit?: number;
}

/** What people do around a record. */
export function activityRoutes({ send }: Sender) {
  return {
    stream: async (
      entity: string,
      id: string,
      query: StreamQuery = {},
      options: CallOptions = {},
    ): Promise<Page<StreamItem>> =>
      (
        await send<Page<StreamItem>>({
          method: 'GET',
          path: ['records', entity, id, 'stream'],
          query: { ...query },
          ...options,
        })
      ).body,
    followUp: async (entity: string, id: string, body: FollowUpInput, options: WriteOptions = {}): Promise<RecordRow> =>
      (await send<RecordRow>({ method: 'POST', path: ['records', entity, id, 'follow-ups'], body, ...options })).body,
    addComment: async (entity: string, id: string, text: string, options: WriteOptions = {}): Promise<WrittenComment> =>
      (
        await send<WrittenComment>({
          method: 'POST',
          path: ['records', entity, id, 'comments'],
          body: { text },
          ...options,
        })
      ).body,
    editComment: async (entity: string, id: string, comment: string, text: string): Promise<WrittenComment> =>
      (
        await send<WrittenComment>({
          method: 'PATCH',
          path: ['records', entity, id, 'comments', comment],
          body: { text },
        })
      ).body,
    removeComment: async (entity: string, id: string, comment: string): Promise<void> => {
      await send({ method: 'DELETE', path: ['records', entity, id, 'comments', comment] });
    },
  };
}
