import type { RecordContext } from '@tessera/records';
import { openWorld, parse, parseRecord } from '@tessera/records/testing';
import type { World } from '@tessera/records/testing';
import { Refusal } from '@tessera/std';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlow } from './index.ts';
import type { Flow, TransitionRequest } from './index.ts';

const entity = 'crm.opportunity';
let world: World;
let flow: Flow;
let ann: RecordContext;
let boss: RecordContext;
let good: string;
let poor: string;

beforeAll(async () => {
  world = await openWorld();
  flow = createFlow({ database: world.database, records: world.records, newId: world.newId });
  ann = world.as('ann', 'crm.sales');
  boss = world.as('boss', 'crm.sales');
  good = (await world.records.create(ann, 'crm.account', { name: '甲级', level: 'a', credit: 1000 })).id;
  poor = (await world.records.create(ann, 'crm.account', { name: '无级' })).id;
});
afterAll(() => world.close());

const create = async (values: Record<string, unknown> = {}) =>
  (await world.records.create(ann, entity, { title: '商机', ...values })).id;
const take = (id: string, key: string, request: TransitionRequest = {}, ctx = ann) =>
  flow.runTransition(ctx, entity, id, key, { ifMatch: '*', ...request });

async function refusal(
  work: Promise<unknown>,
): Promise<{ code: string; at: Record<string, string>; params: Refusal['params'][] }> {
  const error = await work.then(
    () => new Error('not refused'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error;
  return {
    code: error.code,
    at: Object.fromEntries(error.issues.map(({ path, code }) => [path, code])),
    params: error.issues.map(({ params }) => params),
  };
}

test('lists what starts in the present state, blocked ones with their reasons', async () => {
  const id = await create();
  const fresh = await flow.transitions(ann, entity, id);
  expect(
    fresh.map(({ key, enabled, required, ask, reasons }) => ({
      key,
      enabled,
      required,
      ask,
      codes: reasons.map(({ path, code }) => `${path} ${code}`),
    })),
  ).toEqual([
    {
      key: 'offer',
      enabled: true,
      required: ['account'],
      ask: ['account', 'amount'],
      codes: ['/account field_required'],
    },
    { key: 'lose', enabled: true, required: ['reason'], ask: ['reason'], codes: ['/reason field_required'] },
  ]);
  await take(id, 'offer', { values: { account: good } });
  const [win] = await flow.transitions(ann, entity, id);
  expect(win).toMatchObject({
    key: 'win',
    to: 'won',
    enabled: false,
    label: { 'zh-CN': '赢单' },
    reasons: [
      {
        path: '/amount',
        code: 'guard_field_empty',
        params: { field: 'amount', message: { 'zh-CN': '需要甲级客户和金额' } },
      },
    ],
  });
  await expect(flow.transitions(world.as('bob', 'crm.own'), entity, id)).rejects.toMatchObject({
    code: 'record_not_found',
  });
  const reader = await flow.transitions(world.as('bob', 'crm.reader'), entity, id);
  expect(reader.map(({ key, enabled, reasons }) => [key, enabled, reasons[0]?.code])).toEqual([
    ['win', false, 'transition_not_yours'],
    ['lose', false, 'transition_not_yours'],
  ]);
});

test('takes values, runs effects with the frozen now, notes the journal and tells people', async () => {
  const id = await create({ amount: '10', account: good });
  const offered = await take(id, 'offer');
  const won = await take(id, 'win', { ifMatch: offered.etag });
  expect(parseRecord(won)).toMatchObject({
    stage: 'won',
    closedAt: '2026-03-01T08:00:00.000000Z',
    probability: '1.0000',
    version: 3,
  });
  const [latest] = parse(await world.records.history(ann, entity, id)).items;
  expect(latest).toMatchObject({
    action: 'transition',
    cause: 'transition',
    detail: { transition: 'win', field: 'stage', from: 'offer', to: 'won' },
    changes: { stage: { from: 'offer', to: 'won' }, probability: { from: null, to: '1.0000' } },
  });
  const { rows } = await world.database.query({
    text: 'select user_id, kind, title, entity from tessera.notification where record = $1',
    values: [id],
  });
  expect(rows).toEqual([{ user_id: world.people.boss, kind: 'transition', title: { 'zh-CN': '已赢单' }, entity }]);
});

test('an unknown guard blocks and names the empty fields, a false one says its message', async () => {
  const id = await create({ account: poor });
  await take(id, 'offer');
  const unknown = await refusal(take(id, 'win'));
  expect(unknown).toMatchObject({
    code: 'transition_blocked',
    at: { '/amount': 'guard_field_empty', '/account': 'guard_field_empty' },
  });
  expect(unknown.params.map((params) => params['path'])).toEqual(['amount', 'account.level']);
  expect(await refusal(take(id, 'win', { values: { amount: '-1', account: good } }))).toMatchObject({
    code: 'transition_blocked',
    at: { '': 'guard_not_met' },
  });
  expect(parseRecord(await world.records.get(ann, entity, id))).toMatchObject({ stage: 'offer', version: 2 });
  expect(parseRecord(await take(id, 'win', { values: { amount: '5', account: good } }))).toMatchObject({
    stage: 'won',
    amount: { amount: '5.0000' },
  });
});

test('required fields, wrong values and rules are told at their fields', async () => {
  const id = await create();
  expect(await refusal(take(id, 'offer'))).toMatchObject({
    code: 'transition_blocked',
    at: { '/account': 'field_required' },
  });
  expect(await refusal(take(id, 'lose', { values: { reason: '', nope: 1 } }))).toMatchObject({
    code: 'transition_blocked',
    at: { '/reason': 'field_required', '/nope': 'unknown_field' },
  });
  expect(await refusal(take(id, 'offer', { values: { account: good, amount: '-3' } }))).toMatchObject({
    code: 'record_invalid',
    at: { '/amount': 'validation_failed' },
  });
  expect(parseRecord(await world.records.get(ann, entity, id))).toMatchObject({ stage: 'new', version: 1 });
});

test('only the people of the transition take it; the manager of the owner is one', async () => {
  const id = await create({ amount: '10', account: good });
  await take(id, 'offer');
  expect((await refusal(take(id, 'win', {}, world.as('bob', 'crm.reader')))).code).toBe('transition_not_yours');
  const elsewhere = await create({ amount: '10', account: good });
  await take(elsewhere, 'offer');
  await world.records.update(
    world.as('boss', 'sys.admin'),
    entity,
    elsewhere,
    { owner: world.people.bob },
    { ifMatch: '*' },
  );
  expect((await refusal(take(elsewhere, 'win', {}, world.as('ann', 'crm.reader', 'crm.sales')))).code).toBe(
    'transition_not_yours',
  );
  expect(parseRecord(await take(id, 'win', {}, boss))).toMatchObject({ stage: 'won' });
});

test('needs the tag and the right state; of many at once one wins', async () => {
  const id = await create({ amount: '10', account: good });
  expect((await refusal(flow.runTransition(ann, entity, id, 'offer', {}))).code).toBe('precondition_required');
  expect((await refusal(take(id, 'win'))).code).toBe('transition_not_here');
  expect((await refusal(take(id, 'fly'))).code).toBe('transition_unknown');
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => take(id, 'offer')));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await refusal(take(id, 'win', { ifMatch: '1' }))).code).toBe('record_stale');
  const { rows } = await world.database.query<{ n: number }>({
    text: `select count(*)::int as n from tessera.change where record = $1 and action = 'transition'`,
    values: [id],
  });
  expect(rows).toEqual([{ n: 1 }]);
});

test('a field the caller may not read is not named by a guard', async () => {
  const blind = world.as('bob', 'crm.blind');
  const id = (await world.records.create(blind, entity, { title: '盲', account: poor })).id;
  await take(id, 'offer', {}, blind);
  const { code, at } = await refusal(take(id, 'win', { values: { amount: '3' } }, blind));
  expect({ code, at }).toEqual({ code: 'transition_blocked', at: { '': 'guard_not_met' } });
});
