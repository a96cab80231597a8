import type { Readable, Writable } from 'node:stream';
import { assert } from '@tessera/std';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { isStalePlan, send } from './connect.ts';
import type { Prepared } from './prepared.ts';
import { asStatement } from './queryable.ts';
import type { Rows, SqlRow, TransactionOptions, Tx } from './queryable.ts';
import { toTrouble } from './trouble.ts';

interface Options extends TransactionOptions {
  readonly defaultStatementMs: number;
}

/** BEGIN, `work`, COMMIT on one connection; ROLLBACK when `work` throws. */
export async function runTransaction<T>(
  client: ClientBase,
  prepared: Prepared,
  work: (tx: Tx) => Promise<T>,
  options: Options,
): Promise<T> {
  const statementMs = options.statementTimeoutMs ?? options.defaultStatementMs;
  const used = new Set<string>();
  const scope = { open: true, savepoints: 0 };
  await client.query(beginText(options));
  try {
    const result = await work(openTx(client, prepared, statementMs, scope, used));
    scope.open = false;
    const { command } = await client.query('COMMIT');
    assert(command === 'COMMIT', 'a transaction whose statement failed was carried on');
    return result;
  } catch (error) {
    scope.open = false;
    await client.query('ROLLBACK');
    if (isStalePlan(error)) used.forEach((name) => prepared.forget(name));
    throw error;
  }
}

function beginText(options: Options): string {
  const { isolation, readOnly, lockTimeoutMs, statementTimeoutMs } = options;
  const limits = [
    ...(lockTimeoutMs === undefined ? [] : [`SET LOCAL lock_timeout = ${milliseconds(lockTimeoutMs)}`]),
    ...(statementTimeoutMs === undefined ? [] : [`SET LOCAL statement_timeout = ${milliseconds(statementTimeoutMs)}`]),
  ];
  const mode = `${isolation ? ` ISOLATION LEVEL ${isolation.toUpperCase()}` : ''}${readOnly ? ' READ ONLY' : ''}`;
  return [`BEGIN${mode}`, ...limits].join('; ');
}

function milliseconds(value: number): number {
  assert(Number.isSafeInteger(value) && value >= 0, `not a number of milliseconds: ${value}`);
  return value;
}

function openTx(
  client: ClientBase,
  prepared: Prepared,
  statementMs: number,
  scope: { open: boolean; savepoints: number },
  used: Set<string>,
): Tx {
  const query: Tx['query'] = async <Row = SqlRow>(input: Parameters<Tx['query']>[0]): Promise<Rows<Row>> => {
    assert(scope.open, 'a transaction was used after its end');
    const statement = asStatement(input);
    if (statement.name !== undefined) used.add(statement.name);
    try {
      return await send<Row>(client, prepared, statement, statementMs);
    } catch (error) {
      throw toTrouble(error);
    }
  };
  return {
    query,
    copyFrom: (text): Writable => client.query(copyFrom(text)),
    copyTo: (text): Readable => client.query(copyTo(text)),
    async savepoint(work) {
      const name = `s${(scope.savepoints += 1)}`;
      await query({ text: `SAVEPOINT ${name}` });
      try {
        const result = await work();
        await query({ text: `RELEASE SAVEPOINT ${name}` });
        return result;
      } catch (error) {
        await query({ text: `ROLLBACK TO SAVEPOINT ${name}; RELEASE SAVEPOINT ${name}` });
        throw error;
      }
    },
    async *batches<Row = SqlRow>(input: Parameters<Tx['query']>[0], size = 1000) {
      const { text, values } = asStatement(input);
      const cursor = `c${(scope.savepoints += 1)}`;
      await query({ text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, ...(values && { values }) });
      for (;;) {
        const { rows } = await query<Row>({ text: `FETCH ${milliseconds(size)} FROM ${cursor}` });
        if (rows.length > 0) yield rows;
        if (rows.length < size) break;
      }
      await query({ text: `CLOSE ${cursor}` });
    },
  };
}
