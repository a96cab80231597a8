import { Refusal } from '@tessera/std';
import type { Engine, RecordContext } from './context.ts';
import { inTransaction } from './run-statement.ts';
import { create } from './write/create.ts';
import type { WriteAnswer } from './write/create.ts';
import { remove } from './write/remove.ts';
import { restore } from './write/restore.ts';
import { update } from './write/update.ts';

type Values = Readonly<Record<string, unknown>>;

/** One operation of a bulk call. */
export type BulkOperation =
  | { readonly action: 'create'; readonly values: Values }
  | { readonly action: 'update'; readonly id: string; readonly values: Values; readonly ifMatch?: string }
  | { readonly action: 'delete'; readonly id: string; readonly ifMatch?: string }
  | { readonly action: 'restore'; readonly id: string }
  | {
      readonly action: 'transition';
      readonly id: string;
      readonly transition: string;
      readonly values?: Values;
      readonly ifMatch?: string;
    };

/** What became of one operation: an answer, a refusal, or neither for a deletion that went well. */
export interface BulkResult {
  readonly index: number;
  readonly id?: string;
  readonly answer?: WriteAnswer;
  readonly refusal?: Refusal;
}

export interface BulkOptions {
  /** One refusal undoes everything. */
  readonly atomic?: boolean;
  /** Runs a transition; the flow engine gives it. */
  readonly transition?: (
    ctx: RecordContext,
    entity: string,
    operation: Extract<BulkOperation, { action: 'transition' }>,
  ) => Promise<WriteAnswer>;
}

const mostOperations = 500;

class Undone extends Error {}

/**
 * Runs operations in order, each with its own result. With `atomic` all of them in one transaction: after a refusal nothing
 * is written, and the results end with it. A missing `ifMatch` overwrites whatever is there.
 */
export async function bulk(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  operations: readonly BulkOperation[],
  options: BulkOptions = {},
): Promise<readonly BulkResult[]> {
  if (operations.length > mostOperations) throw new Refusal('bulk_too_large', { most: mostOperations });
  const results: BulkResult[] = [];
  const each = async (inner: RecordContext): Promise<void> => {
    for (const [index, operation] of operations.entries()) {
      const result = await attempt(engine, inner, entity, index, operation, options);
      results.push(result);
      if (result.refusal && options.atomic) throw new Undone();
    }
  };
  if (!options.atomic) await each(ctx);
  else {
    await inTransaction(engine, ctx, (inner) => {
      results.length = 0;
      return each(inner);
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  }
  return results;
}

async function attempt(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  index: number,
  operation: BulkOperation,
  options: BulkOptions,
): Promise<BulkResult> {
  const known = 'id' in operation ? { id: operation.id } : {};
  try {
    const work = () => perform(engine, ctx, entity, operation, options);
    const answer = await (ctx.tx ? ctx.tx.savepoint(work) : work());
    return { index, ...known, ...(answer && { id: answer.id, answer }) };
  } catch (error) {
    if (error instanceof Refusal) return { index, ...known, refusal: error };
    throw error;
  }
}

async function perform(
  engine: Engine,
  ctx: RecordContext,
  entity: string,
  operation: BulkOperation,
  options: BulkOptions,
): Promise<WriteAnswer | undefined> {
  switch (operation.action) {
    case 'create':
      return create(engine, ctx, entity, operation.values);
    case 'update':
      return update(engine, ctx, entity, operation.id, operation.values, { ifMatch: operation.ifMatch ?? '*' });
    case 'delete':
      await remove(engine, ctx, entity, operation.id, { ifMatch: operation.ifMatch ?? '*' });
      return undefined;
    case 'restore':
      return restore(engine, ctx, entity, operation.id);
    case 'transition':
      if (!options.transition) throw new Refusal('bulk_operation_unknown', { action: operation.action });
      return options.transition(ctx, entity, operation);
    default:
      throw new Refusal('bulk_operation_unknown', {
        action: String((operation as { action: unknown }).action).slice(0, 40),
      });
  }
}
