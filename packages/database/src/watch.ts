import { Client } from 'pg';
import { clientConfig } from './connect.ts';
import type { Limits } from './connect.ts';
import { param, quoteIdent, sql } from './sql.ts';
import type { Queryable } from './queryable.ts';

/** What to watch: a channel, and how often to look even without a hint. */
export interface Watch {
  readonly channel: string;
  /** Milliseconds between looks when no hint comes. */
  readonly everyMs: number;
  /** Called on a hint, on every interval and after a reconnect; calls never overlap. */
  readonly look: () => Promise<void> | void;
  /** Told when `look` throws; the watch goes on. */
  readonly onError?: (error: unknown) => void;
}

export interface Watching {
  close(): Promise<void>;
}

const reconnectMs = 2_000;

/**
 * Listens on a channel with polling beneath it, so that a lost hint costs time and never a change.
 * Why: NOTIFY is a hint; it is lost when the connection drops and cannot pass a transaction pooler.
 */
export function watch(url: string, limits: Limits, { channel, everyMs, look, onError }: Watch): Watching {
  let closed = false;
  let running: Promise<void> | undefined;
  let again = false;
  let client: Client | undefined;
  let reconnect: NodeJS.Timeout | undefined;

  const run = (): void => {
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    running = Promise.resolve()
      .then(look)
      .catch((error: unknown) => onError?.(error))
      .then(() => {
        running = undefined;
        if (!again) return;
        again = false;
        run();
      });
  };

  const connect = async (): Promise<void> => {
    const next = new Client(clientConfig(url, limits));
    client = next;
    next.on('error', () => undefined);
    next.on('end', () => {
      if (closed || client !== next) return;
      reconnect = setTimeout(() => void connect(), reconnectMs).unref();
    });
    next.on('notification', run);
    try {
      await next.connect();
      await next.query(`LISTEN ${quoteIdent(channel)}`);
      run();
    } catch {
      await next.end().catch(() => undefined);
    }
  };

  const first = connect();
  const timer = setInterval(run, everyMs).unref();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(reconnect);
      await first;
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}

/** Tells everybody who watches `channel` that there is something to look at. Inside a transaction it goes out at commit. */
export async function hint(queryable: Queryable, channel: string, payload = ''): Promise<void> {
  await queryable.query(sql`select pg_notify(${param(channel, 'text')}, ${param(payload, 'text')})`);
}
