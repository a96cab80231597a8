import { setTimeout as sleep } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Trouble } from '@tessera/std';
import { testDatabase, wantedVersion } from '@tessera/testkit';
import type { TestDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileSql, createDatabase, hint, param, slot, sql, sqlErrorOf } from './index.ts';

let home: TestDatabase;

beforeAll(async () => {
  home = await testDatabase();
});

afterAll(() => home.close());

test('the database is of the wanted version and returns exact text, never floats or dates', async () => {
  const { rows } = await home.database.query(sql`
    select current_setting('server_version_num')::int / 10000 as major, 9007199254740993::int8 as big, 1.10::numeric as n,
      date '2026-03-01' as d, timestamptz '2026-03-01 08:00:00.5+08' as t, array[1.10, null]::numeric[] as ns,
      array[timestamptz '2026-03-01 00:00+00'] as ts, lower('Ä中') as low, '{"a":1}'::jsonb as j`);
  expect(rows[0]).toEqual({
    major: wantedVersion(),
    big: '9007199254740993',
    n: '1.10',
    d: '2026-03-01',
    t: '2026-03-01T00:00:00.5Z',
    ns: ['1.10', null],
    ts: ['2026-03-01T00:00:00Z'],
    low: 'ä中',
    j: { a: 1 },
  });
});

test('many statements share few connections, and one failure stays alone', async () => {
  const add = compileSql(sql`select 10 / ${slot('n', 'int')} as x`);
  const results = await Promise.allSettled(
    Array.from({ length: 200 }, (_, n) => home.database.query<{ x: number }>(add.bind({ n: n % 20 }))),
  );
  expect(results.filter((each) => each.status === 'rejected')).toHaveLength(10);
  results.forEach((each, n) => {
    if (each.status === 'fulfilled') expect(each.value.rows[0]?.x).toBe(Math.trunc(10 / (n % 20)));
    else expect(sqlErrorOf(each.reason)?.code).toBe('22012');
  });
});

test('a transaction commits whole or not at all, and a savepoint undoes only itself', async () => {
  const { database } = home;
  await database.query(sql`create table whole (n int primary key)`);
  await expect(
    database.transaction(async (tx) => {
      await tx.query(sql`insert into whole values (1)`);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await database.transaction(async (tx) => {
    await tx.query(sql`insert into whole values (2)`);
    const failed = tx.savepoint(() => tx.query(sql`insert into whole values (3), (2)`));
    await expect(failed).rejects.toMatchObject({ code: '23505', constraint: 'whole_pkey' });
  });
  expect((await database.query(sql`select n from whole`)).rows).toEqual([{ n: 2 }]);
});

test('a swallowed failure cannot pass as a commit, and a dead transaction is a bug', async () => {
  const { database } = home;
  let leaked: Parameters<Parameters<typeof database.transaction>[0]>[0] | undefined;
  await expect(
    database.transaction(async (tx) => {
      leaked = tx;
      await tx.query(sql`select 1/0`).catch(() => undefined);
    }),
  ).rejects.toThrow('was carried on');
  await expect(leaked?.query(sql`select 1`)).rejects.toThrow('after its end');
});

test('deadlocks run again when asked; lock waits end as trouble', async () => {
  const { database } = home;
  await database.query(sql`create table pair (k int primary key, n int)`);
  await database.query(sql`insert into pair values (1, 0), (2, 0)`);
  const bump = (first: number, second: number) =>
    database.transaction(
      async (tx) => {
        await tx.query(sql`update pair set n = n + 1 where k = ${param(first, 'int')}`);
        await sleep(50);
        await tx.query(sql`update pair set n = n + 1 where k = ${param(second, 'int')}`);
      },
      { retries: 5 },
    );
  await Promise.all([bump(1, 2), bump(2, 1)]);
  expect((await database.query(sql`select sum(n)::int as n from pair`)).rows).toEqual([{ n: 4 }]);

  await database.transaction(async (tx) => {
    await tx.query(sql`select * from pair where k = 1 for update`);
    const other = database.transaction((inner) => inner.query(sql`update pair set n = 0 where k = 1`), {
      lockTimeoutMs: 50,
    });
    await expect(other).rejects.toMatchObject({ name: 'Trouble', code: 'database_lock_timeout' });
  });
});

test('a prepared statement survives a change of its table', async () => {
  const { database } = home;
  await database.query(sql`create table shape (n int)`);
  await database.query(sql`insert into shape values (7)`);
  const read = { name: 'read_shape', text: 'select n from shape' };
  await Promise.all(Array.from({ length: 20 }, () => database.query(read)));
  await database.query(sql`alter table shape alter column n type text`);
  const after = await Promise.all(Array.from({ length: 20 }, () => database.query(read)));
  expect(after.map((each) => each.rows[0])).toEqual(after.map(() => ({ n: '7' })));
});

test('names of prepared statements do not grow for ever', async () => {
  const database = createDatabase({ url: home.url, connections: { shared: 1 } });
  for (let n = 0; n < 600; n += 1) await database.query({ name: `n${n}`, text: `select ${n}` });
  const { rows } = await database.query<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements`);
  expect(rows[0]?.n).toBeLessThanOrEqual(500);
  expect((await database.query({ name: 'n0', text: 'select 0' })).count).toBe(1);
  await database.close();
});

test('bulk goes through COPY, and big reads come in batches', async () => {
  const { database } = home;
  await database.query(sql`create table bulk (n int, t text)`);
  await database.slow.transaction((tx) =>
    pipeline(Readable.from(['1\tä\n', '2\t中\n', '3\t\\N\n']), tx.copyFrom('copy bulk from stdin')),
  );
  const copied = await database.slow.transaction((tx) =>
    text(tx.copyTo('copy (select * from bulk order by n) to stdout')),
  );
  expect(copied).toBe('1\tä\n2\t中\n3\t\\N\n');
  const sizes = await database.slow.transaction(async (tx) => {
    const found: number[] = [];
    for await (const rows of tx.batches(sql`select n from bulk where n > ${param(0, 'int')}`, 2))
      found.push(rows.length);
    return found;
  });
  expect(sizes).toEqual([2, 1]);
});

test('a killed connection is trouble for its own statement and nothing else', async () => {
  const { database } = home;
  const killed = database.slow.transaction((tx) => tx.query(sql`select pg_terminate_backend(pg_backend_pid())`));
  await expect(killed).rejects.toMatchObject({ name: 'Trouble', code: 'database_unreachable' });
  await expect(database.query(sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toBeInstanceOf(Trouble);
  await database.query(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await expect.poll(() => database.query(sql`select 1`).then((found) => found.count)).toBe(1);
  expect((await database.transaction((tx) => tx.query(sql`select 1`))).count).toBe(1);
});

test('nobody there and a wrong password are told apart', async () => {
  const wrong = new URL(home.url);
  wrong.password = 'wrong';
  const refused = createDatabase({ url: wrong.href });
  await expect(refused.query(sql`select 1`)).rejects.toMatchObject({ code: 'database_login_failed' });
  await refused.close();
  const nobody = createDatabase({ url: 'postgres://a:b@127.0.0.1:1/c' });
  await expect(nobody.query(sql`select 1`)).rejects.toMatchObject({ code: 'database_unreachable' });
  await expect(nobody.transaction((tx) => tx.query(sql`select 1`))).rejects.toMatchObject({
    code: 'database_unreachable',
  });
  await nobody.close();
});

test('a watcher looks on a hint, also after its connection was lost', async () => {
  const { database } = home;
  let looks = 0;
  const watching = database.watch({ channel: 'release', everyMs: 3_600_000, look: () => void (looks += 1) });
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(1);
  await hint(database, 'release');
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(2);
  await database.query(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%' and datname = current_database()`,
  );
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(3);
  await hint(database, 'release');
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(4);
  await watching.close();
});
