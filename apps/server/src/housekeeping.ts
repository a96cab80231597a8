import type { Database } from '@tessera/database';
import { sweepFiles } from '@tessera/files';
import type { FileStore } from '@tessera/files';
import { sweepOutbox } from '@tessera/queue';
import type { Records } from '@tessera/records';
import type { Clock } from '@tessera/std';

interface HousekeepingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly records: Records;
  readonly files: FileStore;
  readonly onError: (error: unknown) => void;
}

const hour = 3_600_000;
const week = 7 * 24 * hour;

/**
 * Throws away, once an hour, what nobody needs any more: answers kept for repetition, uploads no record took,
 * events delivered a week ago.
 */
export function startHousekeeping(parts: HousekeepingParts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => tidy(parts).catch(parts.onError));
  }, hour).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** One round. */
async function tidy({ database, clock, records, files }: Omit<HousekeepingParts, 'onError'>): Promise<void> {
  while ((await records.forgetAnswers()) > 0);
  const gone = await sweepFiles(database, new Date(clock.now() - week).toISOString());
  for (const sha256 of gone) await files.remove(sha256);
  await files.sweep();
  await sweepOutbox(database);
}
