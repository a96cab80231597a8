import { testDatabase } from '@tessera/testkit';
import type { TestDatabase } from '@tessera/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, sql } from './index.ts';
import type { Migration } from './index.ts';

const first: Migration = {
  id: 'demo-0001',
  sql: 'create table tessera.demo (n int); insert into tessera.demo values (1)',
};
const second: Migration = { id: 'demo-0002', sql: 'update tessera.demo set n = n + 1' };

let home: TestDatabase;

beforeEach(async () => {
  home = await testDatabase();
});

afterEach(() => home.close());

test('each migration runs once, whoever starts first', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => migrate(home.database, [first, second])));
  expect(runs.flat().sort()).toEqual(['demo-0001', 'demo-0002']);
  expect(await migrate(home.database, [first, second])).toEqual([]);
  expect((await home.database.query(sql`select n from tessera.demo`)).rows).toEqual([{ n: 2 }]);
});

test('a failing migration leaves nothing behind and those before it stay', async () => {
  const broken: Migration = { id: 'demo-0003', sql: 'create table tessera.half (n int); select 1/0' };
  await expect(migrate(home.database, [first, broken])).rejects.toMatchObject({ code: '22012' });
  expect((await home.database.query(sql`select to_regclass('tessera.half') as t`)).rows).toEqual([{ t: null }]);
  expect(await migrate(home.database, [first, second])).toEqual(['demo-0002']);
});

test('a changed migration and one from the future are refused', async () => {
  await migrate(home.database, [first, second]);
  await expect(migrate(home.database, [{ ...first, sql: 'select 1' }, second])).rejects.toMatchObject({
    code: 'migration_changed',
    params: { id: 'demo-0001' },
  });
  await expect(migrate(home.database, [first])).rejects.toMatchObject({
    code: 'database_newer',
    params: { id: 'demo-0002' },
  });
});

test('a database made from a migrated template starts where the migrations end', async () => {
  const made = await Promise.all([1, 2].map(() => testDatabase({ migrations: [first, second] })));
  for (const each of made) {
    expect(await migrate(each.database, [first, second])).toEqual([]);
    expect((await each.database.query(sql`select n from tessera.demo`)).rows).toEqual([{ n: 2 }]);
    await each.close();
  }
});
