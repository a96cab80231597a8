import type { ClientBase, ClientConfig, QueryConfig, QueryResult } from 'pg';
import { textualTypes } from './decode.ts';
import type { Prepared } from './prepared.ts';
import type { Rows } from './queryable.ts';
import type { Statement } from './sql.ts';

/** Time limits of the connections of one lane, in milliseconds. */
export interface Limits {
  readonly connectMs: number;
  readonly statementMs: number;
  readonly lockMs: number;
  readonly idleInTransactionMs: number;
}

/** Settings every connection of ours starts with. */
export function clientConfig(url: string, limits: Limits): ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName(process.pid),
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c extra_float_digits=1 -c search_path=public',
    keepAlive: true,
    types: textualTypes,
  };
}

/** How the sessions of one process are told from those of another. */
export function applicationName(pid: number): string {
  return `tessera ${pid}`;
}

/** How long we wait beyond the server's own limit before a silent connection counts as lost. */
const graceMs = 5_000;

/**
 * Sends one statement that is its own transaction; when its prepared form went stale, once more without a name.
 * Why without: of several stale answers on one pipelined connection only the first may prepare the name again.
 */
export async function sendAlone<Row>(
  client: ClientBase,
  prepared: Prepared,
  statement: Statement,
  statementMs: number,
): Promise<Rows<Row>> {
  try {
    return await send<Row>(client, prepared, statement, statementMs);
  } catch (error) {
    if (statement.name === undefined || !isStalePlan(error)) throw error;
    prepared.forget(statement.name);
    const { name: _stale, ...unnamed } = statement;
    return send<Row>(client, prepared, unnamed, statementMs);
  }
}

/** Sends one statement; `statementMs` 0 waits without end. */
export async function send<Row>(
  client: ClientBase,
  prepared: Prepared,
  statement: Statement,
  statementMs: number,
): Promise<Rows<Row>> {
  if (statement.name !== undefined) prepared.touch(statement.name);
  const config: QueryConfig & { query_timeout?: number } = { text: statement.text };
  if (statement.name !== undefined) config.name = statement.name;
  if (statement.values !== undefined && statement.values.length > 0) config.values = [...statement.values];
  if (statementMs > 0) config.query_timeout = statementMs + graceMs;
  const result = (await client.query(config)) as unknown as QueryResult<never> | QueryResult<never>[];
  const last = Array.isArray(result) ? result.at(-1) : result;
  return { rows: (last?.rows ?? []) as readonly Row[], count: last?.rowCount ?? 0 };
}

const stalePlanCodes = new Set(['0A000', '26000', '42P05']);

/** True when a prepared statement went stale under a change of the tables; parsing it again helps. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && stalePlanCodes.has(error.code);
}
