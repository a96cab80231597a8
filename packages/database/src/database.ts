import { Client } from 'pg';
import { clientConfig, send } from './connect.ts';
import type { Limits } from './connect.ts';
import { PooledLane } from './pooled-lane.ts';
import { Prepared } from './prepared.ts';
import { asStatement } from './queryable.ts';
import type { Lane, Queryable } from './queryable.ts';
import { SharedLane } from './shared-lane.ts';
import { toTrouble } from './trouble.ts';
import { watch } from './watch.ts';
import type { Watch, Watching } from './watch.ts';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`. */
  readonly url: string;
  /** How many connections each lane may open at most. */
  readonly connections?: { readonly shared?: number; readonly transactions?: number; readonly slow?: number };
  /** Limits of the short lane; the slow lane has longer ones of its own. */
  readonly limits?: Partial<Limits>;
}

export interface SessionOptions {
  readonly lockTimeoutMs?: number;
  /** 0, the default, lets a statement run without end. */
  readonly statementTimeoutMs?: number;
}

/** One Postgres database: a lane for short work, a lane for slow work, and hints between processes. */
export interface Database extends Lane {
  readonly url: string;
  /** For aggregates over everything, imports, exports: slow work here cannot hold up the short lane. */
  readonly slow: Lane;
  /** For single statements that may wait for a row lock: each has a connection to itself, so that no read waits behind it. */
  readonly writes: Queryable;
  /** A connection of its own outside a transaction: `CREATE INDEX CONCURRENTLY`, session locks. */
  session<T>(work: (session: Queryable) => Promise<T>, options?: SessionOptions): Promise<T>;
  watch(what: Watch): Watching;
  close(): Promise<void>;
}

const shortLimits: Limits = { connectMs: 5_000, statementMs: 15_000, lockMs: 5_000, idleInTransactionMs: 30_000 };
const slowLimits: Limits = { connectMs: 15_000, statementMs: 300_000, lockMs: 10_000, idleInTransactionMs: 120_000 };

/** Opens no connection by itself: the first statement does. */
export function createDatabase({ url, connections = {}, limits = {} }: DatabaseOptions): Database {
  const short = { ...shortLimits, ...limits };
  const shared = new SharedLane(url, short, connections.shared ?? 8);
  const transactions = new PooledLane(url, short, connections.transactions ?? 8);
  const slow = new PooledLane(
    url,
    { ...slowLimits, connectMs: Math.max(short.connectMs, slowLimits.connectMs) },
    connections.slow ?? 4,
  );
  const watching = new Set<Watching>();
  let closing: Promise<void> | undefined;

  return {
    url,
    slow,
    writes: transactions,
    query: async (statement) => shared.query(asStatement(statement)),
    transaction: (work, options) => transactions.transaction(work, options),
    session: (work, options = {}) =>
      runSession(
        url,
        { ...short, lockMs: options.lockTimeoutMs ?? short.lockMs, statementMs: options.statementTimeoutMs ?? 0 },
        work,
      ),
    watch(what) {
      const opened = watch(url, short, what);
      const closable: Watching = {
        close: async () => {
          watching.delete(closable);
          await opened.close();
        },
      };
      watching.add(closable);
      return closable;
    },
    close() {
      closing ??= Promise.all([...watching].map((each) => each.close()))
        .then(() => Promise.all([shared.close(), transactions.close(), slow.close()]))
        .then(() => undefined);
      return closing;
    },
  };
}

async function runSession<T>(url: string, limits: Limits, work: (session: Queryable) => Promise<T>): Promise<T> {
  const client = new Client(clientConfig(url, limits));
  client.on('error', () => undefined);
  const prepared = new Prepared(client);
  try {
    await client.connect();
    return await work({ query: (statement) => send(client, prepared, asStatement(statement), limits.statementMs) });
  } catch (error) {
    throw toTrouble(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
