import { compileSql, param, raw, slot, sql } from '@tessera/database';
import { testDatabase } from '@tessera/testkit';
import type { TestDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeInsert, journalMigrations, onlyChanged, readHistory } from './index.ts';

const record = '01890000-0000-7000-8000-000000000001';
const actor = '01890000-0000-7000-8000-0000000000aa';
const place = { base: 'main', environment: 'live', entity: 'crm.account', record };

let home: TestDatabase;

beforeAll(async () => {
  home = await testDatabase({ migrations: journalMigrations });
  await home.database.query(sql`create table account (id uuid primary key, name text, amount numeric)`);
});

afterAll(() => home.close());

const common = {
  at: param('2026-03-01T08:00:00Z', 'timestamptz'),
  base: param('main', 'text'),
  environment: param('live', 'text'),
  entity: param('crm.account', 'text'),
  actor: param(actor, 'uuid'),
  release: param(3, 'int'),
};

test('row and change are written by one statement, or not at all', async () => {
  const create = compileSql(sql`
    with made as (insert into account (id, name) values (${slot('id', 'uuid')}, ${slot('name', 'text')}) returning *),
    change as (${changeInsert({
      ...common,
      from: raw('made'),
      record: raw('made.id'),
      action: raw(`'create'`),
      cause: raw(`'api'`),
      after: raw('to_jsonb(made)'),
    })})
    select seq from change`);
  await home.database.query(create.bind({ id: record, name: '甲' }));
  await expect(home.database.query(create.bind({ id: record, name: '乙' }))).rejects.toMatchObject({ code: '23505' });
  const history = await readHistory(home.database, { ...place, limit: 10 });
  expect(history).toEqual([
    {
      seq: expect.any(String) as string,
      at: '2026-03-01T08:00:00Z',
      actor,
      release: 3,
      cause: 'api',
      causeDetail: null,
      action: 'create',
      before: null,
      after: { id: record, name: '甲', amount: null },
      reason: null,
    },
  ]);
});

test('an update keeps the changed keys only; history pages backwards', async () => {
  const update = compileSql(sql`
    with old as (select * from account where id = ${slot('id', 'uuid')} for update),
    new as (update account set name = ${slot('name', 'text')} where id = (select id from old) returning *),
    change as (${changeInsert({
      ...common,
      from: raw('old join new on old.id = new.id'),
      record: raw('new.id'),
      action: raw(`'update'`),
      cause: raw(`'import'`),
      causeDetail: param({ job: 'j1' }, 'jsonb'),
      before: onlyChanged(raw('to_jsonb(old)'), raw('to_jsonb(new)')),
      after: onlyChanged(raw('to_jsonb(new)'), raw('to_jsonb(old)')),
    })})
    select count(*)::int as n from change`);
  for (const name of ['乙', '丙']) await home.database.query(update.bind({ id: record, name }));
  const [latest, ...older] = await readHistory(home.database, { ...place, limit: 2 });
  expect(latest).toMatchObject({ before: { name: '乙' }, after: { name: '丙' }, causeDetail: { job: 'j1' } });
  const rest = await readHistory(home.database, { ...place, limit: 10, before: older[0]?.seq ?? '' });
  expect(rest.map((each) => each.action)).toEqual(['create']);
  expect(await readHistory(home.database, { ...place, environment: 'sbx_a', limit: 10 })).toEqual([]);
});

test('nobody changes what was written', async () => {
  for (const text of [
    'update tessera.change set reason = null',
    'delete from tessera.change',
    'truncate tessera.change',
  ]) {
    await expect(home.database.query({ text })).rejects.toThrow('append-only');
  }
});
