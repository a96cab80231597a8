import { sqlErrorOf } from '@tessera/database';
import type { Database, Queryable } from '@tessera/database';
import { Refusal, Trouble } from '@tessera/std';
import type { Step } from './step.ts';

/** Waits for locks are short, so that nobody queues behind us, and many. Milliseconds. */
const waits = [50, 50, 100, 100, 200, 200, 400, 400, 800, 800, 1600, 2000, 2000, 2000] as const;

/**
 * Runs the steps before the switch, each alone. When one fails, what this run had done is taken back.
 * Why: all they make is new and unseen; a process that dies in between leaves it for the next publish to go on with.
 */
export async function runPrepare(database: Database, steps: readonly Step[]): Promise<void> {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      done.push(step);
      await runStep(database, step);
    }
  } catch (error) {
    for (const step of done.reverse()) await takeBack(database, step);
    throw error;
  }
}

async function runStep(database: Database, step: Step): Promise<void> {
  if (step.mode === 'transaction') {
    await withShortWaits((lockTimeoutMs) =>
      database.slow.transaction(
        async (tx) => {
          for (const text of step.sql) await tx.query({ text });
        },
        { lockTimeoutMs },
      ),
    );
    return;
  }
  if (step.mode === 'batches') {
    for (const text of step.sql)
      while ((await withShortWaits((lockTimeoutMs) => batch(database, text, lockTimeoutMs))) > 0);
    return;
  }
  await database
    .session(
      async (session) => {
        for (const text of step.sql) await runAlone(session, text);
      },
      { lockTimeoutMs: 60_000 },
    )
    .catch((error: unknown) => {
      if (step.uniqueLabel && sqlErrorOf(error)?.code === '23505')
        throw new Refusal('unique_not_possible', { label: step.uniqueLabel });
      throw error;
    });
}

async function batch(database: Database, text: string, lockTimeoutMs: number): Promise<number> {
  return database.slow.transaction(async (tx) => (await tx.query({ text })).count, {
    lockTimeoutMs: Math.max(lockTimeoutMs, 1000),
  });
}

/** Concurrent builds wait for others by themselves; anything else takes short waits. */
async function runAlone(session: Queryable, text: string): Promise<void> {
  if (/ CONCURRENTLY |VALIDATE CONSTRAINT/.test(text)) {
    await session.query({ text });
    return;
  }
  await withShortWaits(async (ms) => {
    await session.query({ text: `set lock_timeout = ${ms}` });
    await session.query({ text });
    await session.query({ text: 'set lock_timeout = 60000' });
  });
}

async function takeBack(database: Database, step: Step): Promise<void> {
  await database
    .session(
      async (session) => {
        for (const text of step.undo) await session.query({ text });
      },
      { lockTimeoutMs: 2_000 },
    )
    .catch(() => undefined);
}

/** Runs `work` until it gets its locks. Throws Trouble publish_blocked when it never does. */
export async function withShortWaits<T>(work: (lockTimeoutMs: number) => Promise<T>): Promise<T> {
  for (const [index, ms] of waits.entries()) {
    try {
      return await work(ms);
    } catch (error) {
      const blocked = sqlErrorOf(error)?.code === '55P03' || sqlErrorOf(error)?.code === '40P01';
      if (!blocked) throw error;
      if (index === waits.length - 1) throw new Trouble('publish_blocked', {}, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  throw new Trouble('publish_blocked');
}
