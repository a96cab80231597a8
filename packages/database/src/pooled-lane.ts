import { Trouble } from '@tessera/std';
import { Pool } from 'pg';
import type { PoolClient } from 'pg';
import { clientConfig, isStalePlan, sendAlone } from './connect.ts';
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
  readonly #size: number;
  readonly #prepared = new WeakMap<PoolClient, Prepared>();

  constructor(url: string, limits: Limits, size: number) {
    this.#limits = limits;
    this.#size = size;
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
    return this.#lend((client, prepared) => sendAlone<Row>(client, prepared, ready, this.#limits.statementMs));
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    let left = options.retries ?? 0;
    for (let lost = 0; ;) {
      const progress: { stage: 'connecting' | 'beginning' | 'working' } = { stage: 'connecting' };
      try {
        return await this.#lend((client, prepared) => {
          progress.stage = 'beginning';
          const begun = (tx: Tx) => {
            progress.stage = 'working';
            return work(tx);
          };
          return runTransaction(client, prepared, begun, { ...options, defaultStatementMs: this.#limits.statementMs });
        });
      } catch (error) {
        // A connection that died while idle shows at BEGIN: nothing has happened yet, so another one may try.
        if (progress.stage === 'beginning' && isLost(error) && (lost += 1) <= this.#size) continue;
        if (!(isConflict(error) || isStalePlan(error)) || (left -= 1) < 0) throw error;
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
    let broken = false;
    try {
      return await work(client, prepared);
    } catch (error) {
      const trouble = toTrouble(error);
      broken = isLost(trouble);
      throw trouble;
    } finally {
      client.release(broken);
    }
  }
}

/** A Postgres error leaves the connection usable; one that came from the socket, or ended the session, does not. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Trouble)) return false;
  return error.code === 'database_unreachable' || sqlErrorOf(error)?.code === '25P03';
}
