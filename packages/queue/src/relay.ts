import type { Database } from '@tessera/database';
import { relayOnce } from './outbox.ts';
import type { ConsumerOf } from './outbox.ts';

export interface RelayOptions {
  readonly consumerOf: ConsumerOf;
  /** How often to look when nothing was waiting. */
  readonly everyMs?: number;
  readonly onError?: (error: unknown) => void;
}

export interface Relay {
  stop(): Promise<void>;
}

/** Keeps delivering the outbox until it is stopped. */
export function startRelay(database: Database, { consumerOf, everyMs = 1000, onError }: RelayOptions): Relay {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      let delivered = 1;
      while (!stopped && delivered > 0) ({ delivered } = await relayOnce(database, consumerOf));
    } catch (error) {
      onError?.(error);
    }
    if (!stopped) timer = setTimeout(start, everyMs).unref();
  };
  const start = (): void => {
    running = round();
  };
  start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
