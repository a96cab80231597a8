import type { Readable, Writable } from 'node:stream';
import { compileSql, isSql } from './sql.ts';
import type { Sql, Statement } from './sql.ts';

/** Rows of one statement; `count` is how many rows it returned or changed. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
}

export type SqlRow = Readonly<Record<string, unknown>>;

/** Something that runs statements: the database, one of its lanes, or a transaction. */
export interface Queryable {
  /**
   * Runs one statement. A fragment is compiled on the spot; compile what runs often once, with `compileSql`.
   * Throws Trouble when the connection, a lock or the time is at fault, otherwise the Postgres error (see `sqlErrorOf`).
   */
  query<Row = SqlRow>(statement: Statement | Sql): Promise<Rows<Row>>;
}

/** One transaction; dead once the function that received it has ended. */
export interface Tx extends Queryable {
  /** Runs `work` under a savepoint: when it throws, only its own changes are undone. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** `COPY … FROM STDIN`: write the bytes, wait for `finish`. */
  copyFrom(text: string): Writable;
  /** `COPY … TO STDOUT`: read the bytes to their end. */
  copyTo(text: string): Readable;
  /** Rows of a big read in batches, through a server-side cursor; memory stays flat. */
  batches<Row = SqlRow>(statement: Statement | Sql, size?: number): AsyncIterable<readonly Row[]>;
}

export interface TransactionOptions {
  /** How long a statement may wait for a lock. */
  readonly lockTimeoutMs?: number;
  /** How long one statement may run; 0 is without end. */
  readonly statementTimeoutMs?: number;
  /** How often the whole function runs again after a serialization failure, a deadlock or a stale plan. */
  readonly retries?: number;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
}

/** A group of connections with time limits of its own. */
export interface Lane extends Queryable {
  /** Runs `work` in one transaction: commits when it returns, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/** The statement of a fragment, or the statement itself. */
export function asStatement(statement: Statement | Sql): Statement {
  if (!isSql(statement)) return statement;
  const { text, values } = compileSql(statement);
  return { text, values: values() };
}
