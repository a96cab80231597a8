import { compileSql, slot, sql } from '@tessera/database';
import type { Tx } from '@tessera/database';
import { Refusal } from '@tessera/std';
import type { Engine } from './context.ts';

/** An answer as it went out. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface IdempotentCall {
  /** Whose key it is: keys of different principals never meet. */
  readonly principal: string;
  /** 1 to 200 visible ASCII characters. */
  readonly key: string;
  /** SHA-256 of method, path and body. */
  readonly requestHash: Uint8Array;
}

const keyPattern = /^[\x21-\x7e]{1,200}$/;

const take = compileSql(
  sql`select pg_try_advisory_xact_lock(hashtextextended(${slot('principal', 'text')} || ' ' || ${slot('key', 'text')}, 7305214003)) as free`,
  'idempotency_take',
);
const find = compileSql(
  sql`select request_hash = ${slot('hash', 'bytea')} as same, status, headers, body from tessera.idempotency
    where principal = ${slot('principal', 'text')} and key = ${slot('key', 'text')} and at > now() - interval '24 hours'`,
  'idempotency_find',
);
const keep = compileSql(
  sql`insert into tessera.idempotency (principal, key, request_hash, status, headers, body, at)
    values (${slot('principal', 'text')}, ${slot('key', 'text')}, ${slot('hash', 'bytea')}, ${slot('status', 'int')}, ${slot('headers', 'jsonb')}, ${slot('body', 'text')}, now())
    on conflict (principal, key) do update set request_hash = excluded.request_hash, status = excluded.status, headers = excluded.headers, body = excluded.body, at = excluded.at`,
  'idempotency_keep',
);

/**
 * Runs a write so that a repeated key gets the stored answer: `replayed` says which it was. Answer and write commit together;
 * a refusal stores nothing. Refuses `idempotency_key_invalid`, `idempotency_in_flight` (the first is still running) and
 * `idempotency_other_request` (same key, other request).
 */
export async function withIdempotency(
  engine: Engine,
  call: IdempotentCall,
  work: (tx: Tx) => Promise<StoredAnswer>,
): Promise<StoredAnswer & { readonly replayed: boolean }> {
  if (!keyPattern.test(call.key)) throw new Refusal('idempotency_key_invalid');
  const slots = { principal: call.principal, key: call.key, hash: Buffer.from(call.requestHash) };
  return engine.database.transaction(async (tx) => {
    const lock = await tx.query<{ free: boolean }>(take.bind(slots));
    if (!lock.rows[0]?.free) throw new Refusal('idempotency_in_flight');
    const { rows } = await tx.query<StoredAnswer & { same: boolean }>(find.bind(slots));
    const [stored] = rows;
    if (stored && !stored.same) throw new Refusal('idempotency_other_request');
    if (stored) return { status: stored.status, headers: stored.headers, body: stored.body, replayed: true };
    const answer = await work(tx);
    await tx.query(keep.bind({ ...slots, status: answer.status, headers: answer.headers, body: answer.body }));
    return { ...answer, replayed: false };
  });
}

/** Forgets answers older than a day; a few thousand at a time. */
export async function forgetAnswers(engine: Engine): Promise<number> {
  const { count } = await engine.database.slow.query(
    sql`delete from tessera.idempotency where ctid in (select ctid from tessera.idempotency where at < now() - interval '24 hours' limit 5000)`,
  );
  return count;
}
