import { raw, sql } from '@tessera/database';
import { ddlExpectation } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from './catalogue.ts';
import { actor, entity, field, testBase } from './test-base.ts';

let base: Awaited<ReturnType<typeof testBase>>;
beforeAll(async () => {
  base = await testBase();
});
afterAll(() => base.close());

const text = field('text');
const amount = field('money', { currency: 'CNY' });
const account = () => entity('x.account', { name: text }, { titleExpr: 'name' });

/** Everything the live plan wants is there, exactly. */
async function expectTablesAsWanted(): Promise<void> {
  const plan = await base.publishing.plans.current();
  const wanted = ddlExpectation(plan);
  const actual = await readCatalogue(base.database, plan.schema);
  for (const table of wanted.tables) {
    const columns = actual.tables.get(table.name);
    for (const { name, type, collation, notNull } of table.columns)
      expect({ name, ...columns?.get(name) }).toEqual({ name, type, collation, notNull });
    for (const index of table.indexes)
      expect(actual.indexes.get(index.name)).toMatchObject({ table: table.name, valid: true });
    for (const key of table.foreignKeys)
      expect(actual.foreignKeys.get(`${table.name} ${key.name}`)).toMatchObject({ validated: true });
  }
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

test('a draft is saved against what was read, and a stale save is told what is there now', async () => {
  const { documents } = base.publishing;
  const address = { kind: 'entity', id: 'x.account', actor: actor.id } as const;
  expect((await refusal(documents.save({ ...address, document: account(), expected: { etag: '"x"' } }))).code).toBe(
    'document_missing',
  );
  const { etag, issues } = await documents.save({ ...address, document: account(), expected: 'nothing' });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect((await refusal(documents.save({ ...address, document: account(), expected: 'nothing' }))).code).toBe(
    'document_exists',
  );
  const changed = { ...account(), label: { 'zh-CN': '客户' } };
  const saved = await documents.save({ ...address, document: changed, expected: { etag } });
  const stale = await refusal(documents.save({ ...address, document: account(), expected: { etag } }));
  expect(stale).toMatchObject({ code: 'document_stale', params: { current: changed, currentEtag: saved.etag } });
  expect(
    (await refusal(documents.save({ ...address, document: { kind: 'form', id: 'x.account' }, expected: 'anything' })))
      .code,
  ).toBe('document_identity');
  expect(
    (
      await refusal(
        documents.save({ ...address, id: 'sys.user', document: entity('sys.user', {}), expected: 'anything' }),
      )
    ).code,
  ).toBe('document_reserved');
  expect(await documents.list(0)).toContainEqual({
    kind: 'entity',
    id: 'x.account',
    etag: saved.etag,
    change: 'added',
    by: actor.id,
    document: changed,
  });
});

test('the first publish makes tables; the draft is empty afterwards and the tags stay', async () => {
  const before = await base.publishing.documents.get('entity', 'x.account');
  const plan = await base.publishing.plan();
  expect(plan.steps.map((step) => [step.phase, step.class])).toEqual([['prepare', 'safe']]);
  expect((await base.publishing.publish({ actor, note: '第一次', planHash: plan.planHash })).release).toBe(1);
  await expectTablesAsWanted();
  expect(await base.publishing.documents.get('entity', 'x.account')).toEqual(before);
  expect((await base.publishing.documents.list(1)).filter(({ change }) => change !== null)).toEqual([]);
  expect((await refusal(base.publishing.publish({ actor }))).code).toBe('nothing_to_publish');
  expect((await base.publishing.releases.list()).items[0]).toMatchObject({
    no: 1,
    note: '第一次',
    by: { id: actor.id, title: actor.name },
    changes: [{ id: 'x.account', change: 'added' }],
  });
});

test('fields are added, linked, made unique, hidden and brought back with their values', async () => {
  await base.database.query(
    sql`insert into main_live.x_account (id, created_at, updated_at, name) values ('00000000-0000-7000-8000-0000000000a1', now(), now(), '甲')`,
  );
  await base.put(
    entity('x.account', {
      name: { ...text, unique: true } as typeof text,
      amount,
      owner2: field('person'),
      flag: field('boolean'),
    }),
  );
  await base.put(entity('x.order', { account: field('lookup', { target: 'x.account' }), no: field('text') }));
  expect(await base.publish()).toBe(2);
  await expectTablesAsWanted();
  await base.database.query(sql`update main_live.x_account set amount = 5, amount_currency = 'CNY'`);

  await base.put(account());
  expect(await base.publish()).toBe(3);
  await expectTablesAsWanted();
  expect(await base.columns('x_account')).toContain('amount');
  await base.database.query(
    sql`insert into main_live.x_account (id, created_at, updated_at, name) values ('00000000-0000-7000-8000-0000000000a2', now(), now(), '甲')`,
  );

  await base.put(entity('x.account', { name: text, amount: field('text') }));
  expect(await base.publish()).toBe(4);
  expect((await base.publishing.plans.of(4)).entity('x.account')?.field('amount')?.columns[0]?.name).toBe('amount_2');
  await base.put(account());
  await base.publish();
  await base.put(entity('x.account', { name: text, amount }));
  await base.publish();
  expect((await base.publishing.plans.current()).entity('x.account')?.field('amount')?.columns[0]?.name).toBe('amount');
  const { rows } = await base.database.query(
    sql`select amount::text from main_live.x_account where amount is not null`,
  );
  expect(rows).toEqual([{ amount: '5.0000' }]);
});

test('what cannot be is refused, and leaves nothing behind', async () => {
  await base.put(entity('x.account', { name: { ...text, unique: true } as typeof text, amount, extra: field('text') }));
  const repeated = await refusal(base.publishing.publish({ actor }));
  expect(repeated.code).toBe('unique_not_possible');
  expect(await base.columns('x_account')).not.toContain('extra');
  await base.put(entity('x.account', { name: text, amount: field('date') }));
  const { issues } = await base.publishing.plan();
  expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
    { id: 'x.account', path: '/fields/amount/kind', code: 'field_type_refused' },
  ]);
  expect(await refusal(base.publishing.publish({ actor }))).toMatchObject({
    code: 'draft_invalid',
    issues: [{ path: '/entity/x.account/fields/amount/kind' }],
  });
  await base.put({ ...account(), titleExpr: 'nothing.here' });
  expect((await refusal(base.publishing.publish({ actor }))).code).toBe('draft_invalid');
  await base.publishing.documents.discard();
  await base.put(entity('x.account', { name: text, amount, memo: field('text') }));
  expect((await refusal(base.publishing.publish({ actor, planHash: 'other' }))).code).toBe('plan_stale');
});

test('a roll back makes a new release of old content and keeps the draft', async () => {
  const { current } = await base.publishing.releases.list();
  const { release } = await base.publishing.rollback({ no: 2, actor, note: '回滚' }).catch(async () => {
    await base.database.query(
      sql`update main_live.x_account set name = '乙' where id = '00000000-0000-7000-8000-0000000000a2'`,
    );
    return base.publishing.rollback({ no: 2, actor, note: '回滚' });
  });
  expect(release).toBe((current ?? 0) + 1);
  await expectTablesAsWanted();
  const plan = await base.publishing.plans.current();
  expect(plan.entity('x.account')?.field('owner2')?.columns[0]?.name).toBe('owner2');
  expect((await base.publishing.releases.get(release)).rollbackOf).toBe(2);
  expect((await base.publishing.documents.list(release)).some(({ change }) => change === 'changed')).toBe(true);
  for (const no of [0, 99])
    expect((await refusal(base.publishing.rollback({ no, actor }))).code).toBe('release_unknown');
});

test('two publishes at once: one waits its turn or is told, none is lost', async () => {
  await base.publishing.documents.discard();
  await base.put(entity('x.more', { name: field('text') }));
  const results = await Promise.allSettled([base.publishing.publish({ actor }), base.publishing.publish({ actor })]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Refusal).code] : []));
  expect(['publish_in_progress', 'nothing_to_publish', 'plan_stale']).toEqual(expect.arrayContaining(refused));
  expect(refused).toHaveLength(1);
});

test('numbers move to wider columns and to text, beside a release that goes on writing the old column', async () => {
  const count = field('integer', { indexed: true });
  const made = (kind: 'decimal' | 'text', options: object = {}) =>
    ({ ...count, kind, ...options }) as unknown as typeof count;
  await base.put(entity('x.stock', { count }));
  await base.publish();
  await base.database.query(
    sql`insert into main_live.x_stock (id, created_at, updated_at, count) select gen_random_uuid(), now(), now(), nullif(n, 7) from generate_series(1, 5000) n`,
  );
  await base.put(entity('x.stock', { count: made('decimal', { precision: 12, scale: 2 }) }));
  const plan = await base.publishing.plan();
  expect(plan.steps.map((step) => `${step.phase} ${step.class}`)).toEqual([
    'prepare safe',
    'prepare safe',
    'prepare slow',
    'prepare slow',
    'activate safe',
    'activate safe',
  ]);
  await base.publish();
  const column = async () =>
    (await base.publishing.plans.current()).entity('x.stock')?.field('count')?.columns[0]?.name;
  expect(await column()).toBe('count_2');
  const index = await base.database.query<{ sql: string }>(
    sql`select indexdef as sql from pg_indexes where indexname like 'ix_x_stock_count_%'`,
  );
  expect(index.rows[0]?.sql).toContain('(count_2 DESC NULLS LAST)');
  await base.database.query(sql`update main_live.x_stock set count = 99999 where count = 1`);
  await base.database.query(
    sql`insert into main_live.x_stock (id, created_at, updated_at, count) values (gen_random_uuid(), now(), now(), 88888)`,
  );
  await base.database.query(
    sql`insert into main_live.x_stock (id, created_at, updated_at, count_2) values (gen_random_uuid(), now(), now(), 0.5)`,
  );
  const { rows } = await base.database.query(
    sql`select sum(count_2)::text as sum, count(count_2)::int as filled, count(*)::int as rows from main_live.x_stock`,
  );
  expect(rows).toEqual([{ sum: '12691379.50', filled: 5001, rows: 5002 }]);

  await base.put(entity('x.stock', { count: made('decimal', { precision: 6, scale: 2 }) }));
  expect(await refusal(base.publishing.publish({ actor }))).toMatchObject({
    code: 'draft_invalid',
    issues: [{ code: 'field_values_unfit', params: { count: 2 } }],
  });
  await base.put(entity('x.stock', { count: made('text') }));
  await base.publish();
  const texts = await base.database.query(sql`select count from main_live.x_stock where count_2 = 0.5`);
  expect(texts.rows).toEqual([{ count: null }]);
  const moved = await base.database.query<{ value: string }>(
    sql`select count_3 as value from main_live.x_stock where count_2 = 0.5`,
  );
  expect(moved.rows).toEqual([{ value: '0.50' }]);
  await base.put(entity('x.stock', { count: made('text'), other: field('text') }));
  await base.publish();
  expect((await base.database.query(sql`select 1 from pg_trigger where tgname like 'move%'`)).count).toBe(0);
  await expectTablesAsWanted();
});

test('values of every kind but links and files become texts; texts become choices where all of them are options', async () => {
  const label = { 'zh-CN': '级' };
  const options = { a: { label, order: 'a0' }, b: { label, order: 'a1' } };
  const kinds = {
    flag: field('boolean'),
    many: field('multiSelect', { options }),
    cost: amount,
    call: field('phone'),
    at: field('datetime'),
    day: field('date'),
    level: field('select', { options }),
    part: field('lookup', { target: 'x.visit' }),
  };
  const texts = Object.fromEntries(
    Object.entries(kinds).map(([key, { order }]) => [key, { ...field('text'), order } as typeof text]),
  );
  await base.put(entity('x.visit', kinds));
  await base.publish();
  await base.database.query(
    sql`insert into main_live.x_visit (id, created_at, updated_at, flag, many, cost, cost_currency, call, call_raw, at, day, level)
        values ('00000000-0000-7000-8000-0000000000b1', now(), now(), true, '{a,b}', 12.5, 'CNY', '+8613800138000', '138 0013 8000',
          '2026-03-01T00:30:00Z', '2026-03-02', 'a'),
          ('00000000-0000-7000-8000-0000000000b2', now(), now(), false, null, null, null, null, null, null, null, null)`,
  );
  await base.database.query(sql`update main_live.x_visit set part = id where flag`);
  await base.put(entity('x.visit', texts));
  expect((await refusal(base.publishing.publish({ actor }))).issues).toMatchObject([
    { code: 'field_type_refused', path: '/entity/x.visit/fields/part/kind' },
  ]);
  await base.put(entity('x.visit', { ...texts, part: kinds.part }));
  await base.publish();
  const plan = await base.publishing.plans.current();
  const column = (key: string) => plan.entity('x.visit')?.field(key)?.columns[0]?.name ?? '';
  const { rows } = await base.database.query<Record<string, string | null>>(
    sql`select * from main_live.x_visit order by id`,
  );
  const shown = (row: Record<string, string | null> | undefined) =>
    ['flag', 'many', 'cost', 'call', 'at', 'day', 'level'].map((key) => row?.[column(key)]);
  expect(shown(rows[0])).toEqual(['是', 'a; b', '12.5 CNY', '138 0013 8000', '2026-03-01 08:30:00', '2026-03-02', 'a']);
  expect(shown(rows[1])).toEqual(['否', null, null, null, null, null, null]);

  await base.database.query(
    sql`update main_live.x_visit set level = 'c' where id = '00000000-0000-7000-8000-0000000000b2'`,
  );
  const choice = { ...field('select', { options }), order: kinds.level.order } as typeof text;
  await base.put(entity('x.visit', { ...texts, part: kinds.part, level: choice }));
  const { issues } = await base.publishing.plan();
  expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'field_values_unfit', path: '/fields/level/kind', params: { count: 1 } },
  ]);
  await base.database.query(sql`update main_live.x_visit set level = 'b' where level = 'c'`);
  await base.publish();
  await expectTablesAsWanted();
});

test('a value that stops fitting between the look and the switch stops the switch, not the writer', async () => {
  const narrow = field('decimal', { precision: 12, scale: 4 });
  await base.put(entity('x.rate', { rate: narrow }));
  await base.publish();
  const insert = (value: string) =>
    base.database.query(
      sql`insert into main_live.x_rate (id, created_at, updated_at, rate) values (gen_random_uuid(), now(), now(), ${raw(value)})`,
    );
  await insert('1.5');
  await base.put(entity('x.rate', { rate: { ...narrow, scale: 2 } as typeof narrow }));
  const { steps } = await base.publishing.plan();
  const run = async (phase: string) => {
    for (const step of steps.filter((each) => each.phase === phase))
      for (const text of step.sql) await base.database.query({ text });
  };
  await run('prepare');
  await insert('1.2345');
  const written = await base.database.query(sql`select rate::text, rate_2::text from main_live.x_rate order by rate`);
  expect(written.rows).toEqual([
    { rate: '1.2345', rate_2: null },
    { rate: '1.5000', rate_2: '1.50' },
  ]);
  await expect(run('activate')).rejects.toMatchObject({ code: 'TS001' });
  expect(await refusal(base.publishing.publish({ actor }))).toMatchObject({
    issues: [{ code: 'field_values_unfit', params: { count: 1 } }],
  });
});

test('names that look alike do not meet: tables, primary keys, indexes', async () => {
  await base.publishing.documents.discard();
  const indexed = field('integer', { indexed: true });
  await base.put(entity('x.a', { bC: indexed, b: field('integer') }, { indexes: { cD: { fields: ['b'] } } }));
  await base.put(entity('x.aB', { c: indexed }, { indexes: { cd: { fields: ['c'] } } }));
  await base.put(entity('x.aPkey', { name: field('text', { unique: true }) }));
  await base.publish();
  await expectTablesAsWanted();
  await base.put(entity('x.aB', { c: { ...indexed, unique: true } as typeof indexed }));
  await base.publish();
  await expectTablesAsWanted();
});
