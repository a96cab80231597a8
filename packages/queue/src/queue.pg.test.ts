import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, Trouble, systemClock, uuidv7Maker } from '@tessera/std';
import { param, raw, sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import { testDatabase } from '@tessera/testkit';
import type { TestDatabase } from '@tessera/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as queue from './index.ts';
import type { JobHandler, OutboxEvent, Worker } from './index.ts';

const newId = uuidv7Maker(systemClock);
const owner = newId();

let home: TestDatabase;
let database: Database;
const workers: Worker[] = [];

beforeEach(async () => {
  home = await testDatabase({ migrations: queue.queueMigrations });
  database = home.database;
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((each) => each.stop()));
  await home.close();
});

function work(handlers: Record<string, JobHandler>, options: queue.WorkerOptions = {}): Worker {
  const worker = queue.startWorker(database, handlers, { pollMs: 20, heartbeatMs: 20, silentMs: 20_000, ...options });
  workers.push(worker);
  return worker;
}

async function add(kind: string, input = {}): Promise<string> {
  const id = newId();
  await queue.enqueue(database, { id, kind, input, owner });
  return id;
}

const until = (id: string, state: string) =>
  expect.poll(async () => (await queue.readJob(database, id))?.state, { timeout: 10_000 }).toBe(state);

/** Runs until it is told to stop. */
const endless: JobHandler = {
  resumable: true,
  run: async ({ throwIfCancelled }) => {
    for (;;) {
      throwIfCancelled();
      await sleep(5);
    }
  },
};

test('a job runs once, tells how far it is and keeps its result', async () => {
  let runs = 0;
  const handler: JobHandler = {
    resumable: false,
    run: async ({ job, progress }) => {
      runs += 1;
      progress({ done: 5, total: 5, phase: 'write' });
      return { got: job.input };
    },
  };
  const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => add('count', { n })));
  work({ count: handler });
  work({ count: handler }, { concurrency: 4 });
  for (const id of ids) await until(id, 'done');
  expect(runs).toBe(20);
  const job = await queue.readJob(database, ids[3] ?? '');
  expect(job).toMatchObject({
    owner,
    result: { got: { n: 3 } },
    progress: { done: 5, total: 5, phase: 'write' },
    attempts: 1,
  });
  expect(await queue.listJobs(database, owner, 3)).toHaveLength(3);
});

test('a job of a transaction that rolls back never existed', async () => {
  const id = newId();
  const failing = database.transaction(async (tx) => {
    await queue.enqueue(tx, { id, kind: 'x', input: null });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await queue.readJob(database, id)).toBeUndefined();
});

test('cancelling stops a waiting job at once and a running one at its next look', async () => {
  const waiting = await add('nobody');
  expect(await queue.cancelJob(database, waiting)).toMatchObject({ state: 'cancelled' });
  await expect(queue.cancelJob(database, waiting)).rejects.toMatchObject({ code: 'job_finished' });
  await expect(queue.cancelJob(database, newId())).rejects.toMatchObject({ code: 'job_not_found' });

  const running = await add('loop');
  work({ loop: endless });
  await until(running, 'running');
  await queue.cancelJob(database, running);
  await until(running, 'cancelled');
});

test('a refusal, trouble and a bug end as what they are', async () => {
  const seen: unknown[] = [];
  const fail = (error: Error): JobHandler => ({ resumable: false, run: () => Promise.reject(error) });
  const handlers = {
    refuse: fail(new Refusal('file_too_large', { most: 1 })),
    lost: fail(new Trouble('database_busy')),
    bug: fail(new Error('oops')),
  };
  const ids = await Promise.all([add('refuse'), add('lost'), add('bug')]);
  work(handlers, { onError: (error) => seen.push(error) });
  for (const id of ids) await until(id, 'failed');
  const errors = await Promise.all(ids.map(async (id) => (await queue.readJob(database, id))?.error));
  expect(errors).toEqual([
    { code: 'file_too_large', params: { most: 1 } },
    { code: 'database_busy', params: {} },
    { code: 'job_failed', params: {} },
  ]);
  expect(seen).toHaveLength(1);
});

test('what a dead worker left behind resumes, or says that it was interrupted', async () => {
  const [again, lost, unwanted] = await Promise.all([add('again'), add('lost'), add('again')]);
  await database.query(sql`
    update tessera.job set state = 'running', claim = gen_random_uuid(), attempts = 1, heartbeat_at = now() - interval '1 minute'`);
  await database.query(sql`update tessera.job set cancel_requested = true where id = ${param(unwanted, 'uuid')}`);
  const finish = async () => 'finished';
  work({ again: { resumable: true, run: finish }, lost: { resumable: false, run: finish } });
  await until(again, 'done');
  await until(lost, 'failed');
  await until(unwanted, 'cancelled');
  expect(await queue.readJob(database, again)).toMatchObject({ attempts: 2, result: 'finished' });
  expect(await queue.readJob(database, lost)).toMatchObject({ error: { code: 'job_interrupted' } });
});

test('a worker that lost its job cannot overwrite what the next one wrote', async () => {
  const id = await add('slow');
  let aborted = false;
  const first = work({
    slow: {
      resumable: true,
      run: async ({ signal }) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted = true;
        return 'first';
      },
    },
  });
  await until(id, 'running');
  await database.query(sql`update tessera.job set claim = gen_random_uuid()`);
  await expect.poll(() => aborted).toBe(true);
  await first.stop();
  expect(await queue.readJob(database, id)).toMatchObject({ state: 'running', result: null });
});

test('stopping a worker puts resumable jobs back', async () => {
  const id = await add('long');
  const worker = work({ long: endless });
  await until(id, 'running');
  await worker.stop();
  expect(await queue.readJob(database, id)).toMatchObject({ state: 'queued', finishedAt: null });
});

async function emit(aggregate: string, n: number): Promise<void> {
  await database.query(
    sql`with event as (${queue.outboxInsert({
      from: raw('(select 1) one'),
      id: param(newId(), 'uuid'),
      topic: param('record.created', 'text'),
      aggregate: param(aggregate, 'text'),
      payload: param({ n }, 'jsonb'),
    })}) select seq from event`,
  );
}

test('events arrive in order per aggregate, and a failing one holds back only its own', async () => {
  for (const [aggregate, n] of [
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['b', 2],
    ['a', 3],
  ] as const)
    await emit(aggregate, n);
  const got: string[] = [];
  let broken = true;
  const deliver = async ({ aggregate, payload }: OutboxEvent) => {
    const { n } = payload as { n: number };
    if (aggregate === 'a' && n === 2 && broken) throw new Error('down');
    got.push(`${aggregate}${n}`);
  };
  const both = () => Promise.all([queue.relayOnce(database, () => deliver), queue.relayOnce(database, () => deliver)]);
  for (let round = 0; round < 4; round += 1) await both();
  expect([...got].sort()).toEqual(['a1', 'b1', 'b2']);
  broken = false;
  await database.query(sql`update tessera.outbox set next_at = null`);
  const relay = queue.startRelay(database, { consumerOf: () => deliver, everyMs: 10 });
  await expect.poll(() => got.length).toBe(5);
  await relay.stop();
  expect(got.filter((each) => each.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  await database.query(sql`update tessera.outbox set delivered_at = now() - interval '8 days' where aggregate = 'b'`);
  expect(await queue.sweepOutbox(database)).toBe(2);
});

test('notifications are per person, newest first, and read once', async () => {
  const [me, other] = [newId(), newId()];
  const base = {
    kind: 'transition',
    title: { 'zh-CN': '已受理', en: 'Accepted' },
    entity: 'demo.repair',
    record: newId(),
  };
  await queue.notify(database, [
    { ...base, id: newId(), userId: me, at: '2026-03-01T00:00:00Z' },
    { ...base, id: newId(), userId: me, at: '2026-03-02T00:00:00Z', body: { en: 'more' } },
    { ...base, id: newId(), userId: other, at: '2026-03-03T00:00:00Z' },
  ]);
  const [latest, ...rest] = await queue.listNotifications(database, me);
  expect(latest).toMatchObject({ at: '2026-03-02T00:00:00Z', body: { en: 'more' }, title: base.title, readAt: null });
  expect(rest).toHaveLength(1);
  expect(
    await queue.listNotifications(database, me, { after: { at: latest?.at ?? '', id: latest?.id ?? '' } }),
  ).toEqual(rest);
  expect(await queue.countUnread(database, me)).toBe(2);
  expect(await queue.markRead(database, other, [latest?.id ?? ''], '2026-03-04T00:00:00Z')).toBe(0);
  expect(await queue.markRead(database, me, [latest?.id ?? ''], '2026-03-04T00:00:00Z')).toBe(1);
  expect(await queue.listNotifications(database, me, { unreadOnly: true })).toEqual(rest);
  expect(await queue.markRead(database, me, 'all', '2026-03-04T00:00:00Z')).toBe(1);
  expect(await queue.countUnread(database, me)).toBe(0);
});
