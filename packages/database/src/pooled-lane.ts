import { Trouble } from '@tessera/std';
import { Pool } from 'pg';
import type { PoolClient } from 'pg';
import { clientConfig, isStalePlan, send } from './connect.ts';
import type { Limits } from './connect.ts';
import { Prepared } from './prepared.ts';
import { asStatement } from './queryable.ts';
import type { Lane, Rows, SqlRow, TransactionOptions, Tx } from './queryable.ts';
import type { Sql, Statement } from './sql.ts';
import { runTransaction } from './transaction.ts';
import { isConflict, sqlErrorOf, toTrouble } from './trouble.ts';

/** Connections lent to one user at a time: for transactions, and for work that takes long. */
export class PooledLane implements Lane {
  readonly #pool: Pool;
  readonly #limits: Limits;
  readonly #prepared = new WeakMap<PoolClient, Prepared>();

  constructor(url: string, limits: Limits, size: number) {
    this.#limits = limits;
    this.#pool = new Pool({ ...clientConfig(url, limits), max: size, idleTimeoutMillis: 30_000 });
    // Without both listeners a failover is an uncaught exception; the pool drops the connection by itself.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => {
      client.on('error', () => undefined);
      this.#prepared.set(client, new Prepared(client));
    });
  }

  query<Row = SqlRow>(statement: Statement | Sql): Promise<Rows<Row>> {
    const ready = asStatement(statement);
    return this.#lend(async (client, prepared) => {
      try {
        return await send<Row>(client, prepared, ready, this.#limits.statementMs);
      } catch (error) {
        if (ready.name === undefined || !isStalePlan(error)) throw error;
        prepared.forget(ready.name);
        return send<Row>(client, prepared, ready, this.#limits.statementMs);
      }
    });
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let left = options.retries ?? 0; ; left -= 1) {
      try {
        return await this.#lend((client, prepared) =>
          runTransaction(client, prepared, work, { ...options, defaultStatementMs: this.#limits.statementMs }),
        );
      } catch (error) {
        if (left <= 0 || !(isConflict(error) || isStalePlan(error))) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #lend<T>(work: (client: PoolClient, prepared: Prepared) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw toTrouble(error);
    }
    const prepared = this.#prepared.get(client) ?? new Prepared(client);
    let broken = true;
    try {
      const result = await work(client, prepared);
      broken = false;
      return result;
    } catch (error) {
      broken = isBroken(error);
      throw toTrouble(error);
    } finally {
      client.release(broken);
    }
  }
}

/** A Postgres error leaves the connection usable; one that came from the socket, or ended the session, does not. */
function isBroken(error: unknown): boolean {
  const trouble = toTrouble(error);
  if (!(trouble instanceof Trouble)) return false;
  return trouble.code === 'database_unreachable' || sqlErrorOf(trouble)?.code === '25P03';
}
