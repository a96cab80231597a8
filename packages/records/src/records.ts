import { createSecretKey } from 'node:crypto';
import type { Database, Tx } from '@tessera/database';
import type { Plan } from '@tessera/plan';
import type { Clock, NewId } from '@tessera/std';
import { addComment, editComment, removeComment } from './activity/comments.ts';
import type { WrittenComment } from './activity/comments.ts';
import { followUp } from './activity/follow-up.ts';
import type { FollowUp } from './activity/follow-up.ts';
import { stream } from './activity/stream.ts';
import { bulk } from './bulk.ts';
import type { BulkOperation, BulkOptions, BulkResult } from './bulk.ts';
import { accessTo } from './context.ts';
import type { Engine, RecordContext } from './context.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explain.ts';
import { forgetAnswers, withIdempotency } from './idempotency.ts';
import type { IdempotentCall, StoredAnswer } from './idempotency.ts';
import { aggregate } from './read/aggregate.ts';
import { get } from './read/get.ts';
import type { RecordAnswer } from './read/get.ts';
import { grouped } from './read/grouped.ts';
import { history } from './read/history.ts';
import { list } from './read/list.ts';
import { loadPeopleAround } from './read/people-around.ts';
import type { PeopleAround } from './read/people-around.ts';
import { inTransaction } from './run-statement.ts';
import { createSearchFiller } from './search/fill.ts';
import { find } from './search/find.ts';
import type { FindQuery, Found } from './search/find.ts';
import { createReadiness } from './search/readiness.ts';
import { createStatementCache } from './statement-cache.ts';
import { create } from './write/create.ts';
import type { WriteAnswer, WriteOptions } from './write/create.ts';
import { readCurrent } from './write/current.ts';
import type { Current, CurrentOptions } from './write/current.ts';
import { readInput } from './write/input.ts';
import { environmentOf, judge } from './write/judge.ts';
import type { Draft } from './write/judge.ts';
import { remove } from './write/remove.ts';
import { restore } from './write/restore.ts';
import { refuseStale } from './write/stale.ts';
import { applyPatch, update } from './write/update.ts';
import type { PatchOptions, UpdateOptions } from './write/update.ts';

type Input = Readonly<Record<string, unknown>>;

export interface RecordsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  /** At least 32 secret bytes, the same in all processes: they sign cursors. */
  readonly cursorKey: Uint8Array;
}

/** Reading and writing records through a plan. Reads answer JSON text built by Postgres. */
export function createRecords({ database, clock, newId, cursorKey }: RecordsOptions) {
  const key = createSecretKey(cursorKey);
  const statements = createStatementCache();
  const readiness = createReadiness(database, statements, clock);
  const fill = createSearchFiller({ database, statements });
  const engine: Engine = { database, clock, newId, cursorKey: key, statements, readiness };
  return {
    list: (ctx: RecordContext, entity: string, query: Input = {}): Promise<string> => list(engine, ctx, entity, query),
    get: (ctx: RecordContext, entity: string, id: string, query: Input = {}): Promise<RecordAnswer> =>
      get(engine, ctx, entity, id, query),
    aggregate: (ctx: RecordContext, entity: string, query: Input): Promise<string> =>
      aggregate(engine, ctx, entity, query),
    grouped: (ctx: RecordContext, entity: string, query: Input): Promise<string> => grouped(engine, ctx, entity, query),
    history: (ctx: RecordContext, entity: string, id: string, query: Input = {}): Promise<string> =>
      history(engine, ctx, entity, id, query),
    stream: (ctx: RecordContext, entity: string, id: string, query: Input = {}): Promise<string> =>
      stream(engine, ctx, entity, id, query),
    followUp: (ctx: RecordContext, entity: string, id: string, given: FollowUp): Promise<WriteAnswer> =>
      followUp(engine, ctx, entity, id, given),
    comments: {
      add: (ctx: RecordContext, entity: string, record: string, text: string): Promise<WrittenComment> =>
        addComment(engine, ctx, entity, record, text),
      edit: (ctx: RecordContext, entity: string, record: string, id: string, text: string): Promise<WrittenComment> =>
        editComment(engine, ctx, entity, record, id, text),
      remove: (ctx: RecordContext, entity: string, record: string, id: string): Promise<void> =>
        removeComment(engine, ctx, entity, record, id),
    },
    create: (ctx: RecordContext, entity: string, values: Input, options: WriteOptions = {}): Promise<WriteAnswer> =>
      create(engine, ctx, entity, values, options),
    update: (
      ctx: RecordContext,
      entity: string,
      id: string,
      patch: Input,
      options: UpdateOptions = {},
    ): Promise<WriteAnswer> => update(engine, ctx, entity, id, patch, options),
    remove: (
      ctx: RecordContext,
      entity: string,
      id: string,
      options: { readonly ifMatch?: string } = {},
    ): Promise<void> => remove(engine, ctx, entity, id, options),
    restore: (ctx: RecordContext, entity: string, id: string): Promise<WriteAnswer> => restore(engine, ctx, entity, id),
    bulk: (
      ctx: RecordContext,
      entity: string,
      operations: readonly BulkOperation[],
      options: BulkOptions = {},
    ): Promise<readonly BulkResult[]> => bulk(engine, ctx, entity, operations, options),
    explain: (ctx: RecordContext, entity: string, query: Input = {}): Promise<Explanation> =>
      explain(engine, ctx, entity, query),
    /** The people around whoever asks, for rules that run in a browser. */
    peopleAround: (ctx: RecordContext): Promise<PeopleAround> => loadPeopleAround(engine, ctx),
    find: (ctx: RecordContext, query: FindQuery): Promise<readonly Found[]> => find(engine, ctx, query),
    /** Indexes the rows a release searches in, as far as they are not; goes on where it was stopped. */
    fillSearch: async (plan: Plan, isStopped?: () => boolean): Promise<void> => {
      await fill(plan, isStopped);
      await readiness.look(plan);
    },
    withIdempotency: (call: IdempotentCall, work: (tx: Tx) => Promise<StoredAnswer>) =>
      withIdempotency(engine, call, work),
    forgetAnswers: (): Promise<number> => forgetAnswers(engine),
    /** For engines that write through the pipeline, such as lifecycles. */
    pipeline: {
      access: accessTo,
      inTransaction: <T>(ctx: RecordContext, work: (ctx: RecordContext) => Promise<T>): Promise<T> =>
        inTransaction(engine, ctx, work),
      current: (
        ctx: RecordContext,
        access: ReturnType<typeof accessTo>,
        id: string,
        options: CurrentOptions,
      ): Promise<Current> => readCurrent(engine, ctx, access, id, options),
      refuseStale: (
        ctx: RecordContext,
        access: ReturnType<typeof accessTo>,
        current: Current,
        ifMatch: string | undefined,
      ): Promise<void> => refuseStale(engine, ctx, access, current, ifMatch),
      /** The values of a patch in canonical form, with what is wrong with them. */
      read: (access: ReturnType<typeof accessTo>, patch: Input) =>
        readInput(access, patch, { place: false, mode: 'update' }),
      environment: (ctx: RecordContext, draft: Draft, rules: Parameters<typeof environmentOf>[3]) =>
        environmentOf(engine, ctx, draft, rules),
      /** What the rules of the entity say about a record as it would be. */
      judge: (ctx: RecordContext, draft: Draft) => judge(engine, ctx, draft),
      apply: (
        ctx: RecordContext,
        access: ReturnType<typeof accessTo>,
        current: Current,
        patch: Input,
        options: PatchOptions,
      ): Promise<WriteAnswer | undefined> => applyPatch(engine, ctx, access, current, patch, options),
    },
  };
}

export type Records = ReturnType<typeof createRecords>;
