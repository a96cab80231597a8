import { join, param, raw, sql } from '@tessera/database';
import type { Database, Sql, Tx } from '@tessera/database';
import type { Json } from '@tessera/std';

/** Something that happened, as told to those who wait for it. Source: CloudEvents 1.0 (type = topic, subject = aggregate). */
export interface OutboxEvent {
  readonly seq: string;
  /** Stable over repeated deliveries. */
  readonly id: string;
  /** The row of the journal it belongs to. */
  readonly changeSeq: string | null;
  readonly topic: string;
  /** What order is kept for, for example `main/live/crm.account/<id>`. */
  readonly aggregate: string;
  readonly payload: Json;
  readonly createdAt: string;
}

/** Where the parts of an outbox row come from. Shapes: id uuid · changeSeq bigint · topic, aggregate text · payload jsonb. */
export interface OutboxSource {
  readonly from: Sql;
  readonly id: Sql;
  readonly topic: Sql;
  readonly aggregate: Sql;
  readonly payload: Sql;
  readonly changeSeq?: Sql;
}

/** The outbox row as part of the statement that makes the change. */
export function outboxInsert({ from, id, topic, aggregate, payload, changeSeq }: OutboxSource): Sql {
  const values = join([id, changeSeq ?? raw('null::bigint'), topic, aggregate, payload]);
  return sql`insert into tessera.outbox (id, change_seq, topic, aggregate, payload) select ${values} from ${from} returning seq`;
}

/** Hears of each event at least once; what it writes through `tx` is written exactly once. */
export type Deliver = (event: OutboxEvent, tx: Tx) => Promise<void>;

/** Who hears of a topic; events that nobody waits for are done at once. */
export type ConsumerOf = (topic: string) => Deliver | undefined;

export interface Relayed {
  readonly delivered: number;
  readonly failed: number;
}

const batchSize = 500;
const slowestRetryMs = 600_000;

/**
 * Delivers the events that wait, oldest first. Several processes may do so at once.
 * Invariants: events of one aggregate are delivered in order; a failing one holds back its own aggregate only.
 * Contract: call again while something was delivered.
 */
export function relayOnce(database: Database, consumerOf: ConsumerOf): Promise<Relayed> {
  return database.slow.transaction(async (tx) => {
    const { rows } = await tx.query<OutboxEvent & { attempts: number }>(sql`
      select seq, id, change_seq as "changeSeq", topic, aggregate, payload, created_at as "createdAt", attempts
      from tessera.outbox o
      where delivered_at is null and (next_at is null or next_at <= now())
        and not exists (
          select 1 from tessera.outbox earlier
          where earlier.aggregate = o.aggregate and earlier.delivered_at is null and earlier.seq < o.seq)
      order by seq limit ${param(batchSize, 'int')}
      for update skip locked`);
    const done: string[] = [];
    for (const { attempts, ...event } of rows) {
      const deliver = consumerOf(event.topic);
      try {
        if (deliver) await tx.savepoint(() => deliver(event, tx));
        done.push(event.seq);
      } catch (error) {
        await postpone(tx, event.seq, attempts, error);
      }
    }
    await tx.query(
      sql`update tessera.outbox set delivered_at = now(), error = null where seq = any(${param(done, 'bigint[]')})`,
    );
    return { delivered: done.length, failed: rows.length - done.length };
  });
}

async function postpone(tx: Tx, seq: string, attempts: number, error: unknown): Promise<void> {
  const waitMs = Math.min(slowestRetryMs, 1000 * 2 ** Math.min(attempts, 20));
  const reason = { message: (error instanceof Error ? error.message : String(error)).slice(0, 500) };
  await tx.query(sql`
    update tessera.outbox
    set attempts = attempts + 1, error = ${param(reason, 'jsonb')}, next_at = now() + ${param(`${waitMs} milliseconds`, 'interval')}
    where seq = ${param(seq, 'bigint')}`);
}

/** Forgets events delivered more than `days` ago. Answers how many. */
export async function sweepOutbox(database: Database, days = 7): Promise<number> {
  const { count } = await database.slow.query(
    sql`delete from tessera.outbox where delivered_at < now() - ${param(`${days} days`, 'interval')}`,
  );
  return count;
}
