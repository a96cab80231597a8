import { Refusal } from '@tessera/std';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordContext } from '../context.ts';
import { openWorld, parse, parseRecord } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

let world: World;
let ann: RecordContext;
let accounts: readonly string[];
const made: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  ann = world.as('ann', 'crm.sales');
  const create = async (entity: string, values: Record<string, unknown>, ctx = ann) =>
    (await world.records.create(ctx, entity, values)).id;
  accounts = [
    await create('crm.account', { name: '阿尔法', level: 'a', credit: 100 }),
    await create('crm.account', { name: '贝塔', level: 'b' }),
    await create('crm.account', { name: 'Gamma' }),
  ];
  const rows: readonly (readonly [string, string | null, string | null, number | null, string])[] = [
    ['一', '100', '2026-01-05', 0, 'a'],
    ['二', '300', '2026-01-20', 0, 'b'],
    ['三', null, '2026-02-01', 1, 'a'],
    ['四', '300', null, 1, 'b'],
    ['五', null, '2026-02-10', null, 'a'],
    ['六', '50', '2026-03-03', 2, 'b'],
  ];
  for (const [title, amount, closeDate, account] of rows) {
    made.push(
      await create('crm.opportunity', {
        title,
        amount: amount === null ? null : { amount },
        closeDate,
        account: account === null ? null : accounts[account],
        tags: title === '一' ? ['hot'] : null,
      }),
    );
    world.advance(5);
  }
});
afterAll(() => world.close());

const list = async (query: Record<string, unknown>, ctx = ann) =>
  parse(await world.records.list(ctx, 'crm.opportunity', query));
const titles = async (query: Record<string, unknown>, ctx = ann) =>
  (await list(query, ctx)).items.map((row) => row['title']);

async function code(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('not refused'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error;
  return error.code;
}

describe('list', () => {
  test('newest first, with the wanted fields, links and tags', async () => {
    const page = await list({ fields: 'title,account,amount,_title', limit: 2 });
    expect(page.items[0]).toEqual({
      id: made[5],
      _etag: '1',
      _title: '六',
      title: '六',
      account: { id: accounts[2], title: 'Gamma' },
      amount: { amount: '50.0000', currency: 'CNY' },
    });
    expect(page.items.map((row) => row['title'])).toEqual(['六', '五']);
    expect(page.next).toEqual(expect.any(String));
  });

  test.each([
    ['amount > 100', ['四', '二']],
    ['amount == null', ['五', '三']],
    ['account == "ACCOUNT"', ['二', '一']],
    ['account.level == "b" || title == "六"', ['六', '四', '三']],
    ['account.name.contains("尔")', ['二', '一']],
    ['closeDate >= "2026-02-01" && closeDate < "2026-03-01"', ['五', '三']],
    ['closeDate in ["2026-01-05", "2026-03-03"]', ['六', '一']],
    ['stage in ["new"] && !(amount > 60)', ['六']],
    ['accountLevel == "a"', ['二', '一']],
    ['owner == user.id && lines.count() == 0 && amount >= 300', ['四', '二']],
    ['"hot" in tags', ['一']],
    ['code == "OPP-202603-0003"', ['三']],
    ['inPeriod(closeDate, "lastMonth")', ['五', '三']],
    ['inNextDays(closeDate, 7)', ['六']],
    ['olderThanDays(closeDate, 30) || isBlank(closeDate)', ['四', '二', '一']],
    ['inPeriod(createdAt, "thisWeek") && inLastDays(createdAt, 1) && amount == null', ['五', '三']],
    ['owner in [user.id] && amount == 50', ['六']],
    ['owner in user.departmentMembers', []],
  ])('filter %s', async (filter, expected) => {
    expect(await titles({ filter: filter.replace('ACCOUNT', accounts[0] ?? '') })).toEqual(expected);
  });

  test('subordinates are everybody below whoever looks, and not they themselves', async () => {
    const boss = world.as('boss', 'crm.sales');
    expect(await titles({ filter: 'owner in user.subordinates && amount > 100' }, boss)).toEqual(['四', '二']);
    expect(await titles({ filter: 'owner in user.subordinates' })).toEqual([]);
    expect(await titles({ filter: '!(owner in user.subordinates) && amount > 100' })).toEqual(['四', '二']);
    expect(await world.records.peopleAround(boss)).toEqual({ subordinates: [world.people.ann], departmentMembers: [] });
  });

  test('a rule tree filters like its text', async () => {
    const filter = {
      combinator: 'and',
      rules: [
        { field: 'amount', operator: 'ge', value: '300' },
        { field: 'account', operator: 'eq', value: accounts[1] },
      ],
    };
    expect(await titles({ filter })).toEqual(['四']);
  });

  test.each([
    [
      'account',
      [
        [0, ['二', '一']],
        [1, ['四', '三']],
        [2, ['六']],
        [null, ['五']],
      ],
    ],
    [
      'closeDate:month',
      [
        ['2026-01-01', ['二', '一']],
        ['2026-02-01', ['五', '三']],
        ['2026-03-01', ['六']],
        [null, ['四']],
      ],
    ],
    ['important', [[false, ['六', '五']]]],
  ] as const)('the first two of every group by %s, in one answer', async (groupBy, expected) => {
    const text = await world.records.grouped(ann, 'crm.opportunity', { groupBy, fields: 'title', limit: 2 });
    const { items } = JSON.parse(text) as { items: { group: unknown; rows: { title: string }[] }[] };
    const named = expected.map(([group, rows]) => [typeof group === 'number' ? accounts[group] : group, rows]);
    const found = items.map(({ group, rows }) => [
      (group as { id?: string } | null)?.id ?? group,
      rows.map(({ title }) => title),
    ]);
    expect(found).toHaveLength(named.length);
    expect(found).toEqual(expect.arrayContaining(named));
  });

  test('groups by what may not be read, or with a cursor, are refused', async () => {
    const blind = world.as('ann', 'crm.blind');
    expect(await code(world.records.grouped(blind, 'crm.opportunity', { groupBy: 'margin' }))).toBe(
      'field_not_readable',
    );
    expect(await code(world.records.grouped(ann, 'crm.opportunity', { groupBy: 'stage', cursor: 'x' }))).toBe(
      'query_invalid',
    );
    expect(await code(world.records.grouped(ann, 'crm.opportunity', {}))).toBe('query_invalid');
  });

  test('search looks into searchable fields and takes nothing for a pattern', async () => {
    expect(await titles({ search: '三' })).toEqual(['三']);
    expect(await titles({ search: '%' })).toEqual([]);
    expect(parse(await world.records.list(ann, 'crm.account', { search: 'gAm' })).items).toHaveLength(1);
  });

  test('expand puts fields into a link; unreachable links keep their id', async () => {
    const page = await list({ fields: 'title', expand: 'account(level,credit),owner(name)', filter: 'title == "一"' });
    expect(page.items[0]).toMatchObject({
      account: { id: accounts[0], title: '阿尔法', level: 'a', credit: 100 },
      owner: { id: world.people.ann, title: 'ann', name: 'ann' },
    });
  });

  test('count only when asked', async () => {
    expect((await list({ limit: 1 })).count).toBeUndefined();
    expect((await list({ limit: 1, count: 'exact', filter: 'amount != null' })).count).toEqual({
      value: 4,
      kind: 'exact',
    });
    expect((await list({ limit: 1, count: 'estimate' })).count).toEqual({ value: 6, kind: 'exact' });
  });

  test.each([
    ['-amount'],
    ['amount'],
    ['amount,-title'],
    ['-amount,closeDate'],
    ['account,-amount'],
    ['title'],
    ['-createdAt'],
    ['id'],
    ['-id'],
    ['accountLevel,closeDate'],
    ['important,-closeDate'],
    ['stage,owner,-code'],
  ])('pages of one, two and four in order %s give each row once', async (sort) => {
    const whole = await titles({ sort, fields: 'title' });
    expect(new Set(whole)).toEqual(new Set(['一', '二', '三', '四', '五', '六']));
    expect(whole).toHaveLength(6);
    for (const limit of [1, 2, 4]) {
      const seen: unknown[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page = await list({ sort, fields: 'title', limit, ...(cursor !== '' && { cursor }) });
        seen.push(...page.items.map((row) => row['title']));
        cursor = page.next;
      }
      expect(seen).toEqual(whole);
    }
  });

  test('empty values come last in both directions', async () => {
    expect(new Set((await titles({ sort: 'amount' })).slice(-2))).toEqual(new Set(['三', '五']));
    expect(new Set((await titles({ sort: '-amount' })).slice(-2))).toEqual(new Set(['三', '五']));
  });

  test('a cursor fits its own list and nobody can make one', async () => {
    const { next = '' } = await list({ sort: '-amount', limit: 1 });
    expect(await code(list({ sort: 'amount', limit: 1, cursor: next }))).toBe('cursor_invalid');
    expect(
      await code(list({ sort: '-amount', limit: 1, cursor: `${next.slice(0, -1)}${next.endsWith('A') ? 'B' : 'A'}` })),
    ).toBe('cursor_invalid');
    expect(await code(list({ cursor: 'x' }))).toBe('cursor_invalid');
    world.advance(25 * 3600 * 1000);
    expect(await code(list({ sort: '-amount', limit: 1, cursor: next }))).toBe('cursor_expired');
  });

  test.each([
    [{ limt: 3 }, 'query_invalid'],
    [{ limit: 201 }, 'query_invalid'],
    [{ limit: '1e3' }, 'query_invalid'],
    [{ sort: 'a;drop table x' }, 'query_invalid'],
    [{ count: 'all' }, 'query_invalid'],
    [{ search: 'a\u0000' }, 'query_invalid'],
    [{ fields: 'nope' }, 'unknown_field'],
    [{ sort: '-nope' }, 'unknown_field'],
    [{ sort: 'files' }, 'sort_not_possible'],
    [{ expand: 'title' }, 'expand_not_possible'],
    [{ expand: 'account(' }, 'query_invalid'],
    [{ filter: 'amount >' }, 'filter_invalid'],
    [{ filter: 'nope == 1' }, 'filter_invalid'],
    [{ filter: 'stage == "nope"' }, 'filter_invalid'],
    [{ filter: 'param.p0 == title && title == "x"' }, 'filter_invalid'],
    [{ filter: { combinator: 'and', rules: [{ field: 'amount', operator: 'explode' }] } }, 'filter_invalid'],
  ])('refuses %j', async (query, expected) => {
    expect(await code(list(query))).toBe(expected);
  });

  test('requests of one shape share a statement', async () => {
    const first = await world.records.explain(ann, 'crm.opportunity', {
      filter: 'amount > 1 && stage == "new"',
      sort: '-amount',
    });
    const second = await world.records.explain(world.as('bob', 'crm.sales'), 'crm.opportunity', {
      filter: 'amount > 2000.5 && stage == "won"',
      sort: '-amount',
    });
    expect(second.sql).toBe(first.sql);
    expect(second.values).not.toEqual(first.values);
    expect(first.plan.join('\n')).toContain('Limit');
  });
});

test('lists go on while a column changes its type', async () => {
  const before = await titles({ fields: 'title,reason' });
  await world.database.query({ text: 'alter table main_live.crm_opportunity alter column reason type varchar(500)' });
  expect(await titles({ fields: 'title,reason' })).toEqual(before);
  await world.database.query({
    text: 'alter table main_live.crm_opportunity alter column reason type text collate "C"',
  });
  expect(await titles({ fields: 'title,reason' })).toEqual(before);
});

describe('reach', () => {
  test('own, own and subordinates, all', async () => {
    expect(await titles({}, world.as('bob', 'crm.sales'))).toEqual([]);
    expect(await titles({}, world.as('boss', 'crm.own'))).toEqual([]);
    expect(await titles({}, world.as('boss', 'crm.sales'))).toHaveLength(6);
    expect(await titles({}, world.as('bob', 'crm.reader'))).toHaveLength(6);
    expect(await titles({}, world.as('bob', 'crm.own', 'crm.reader'))).toHaveLength(6);
    expect(await code(list({}, world.as('bob')))).toBe('action_not_allowed');
    expect(await code(world.records.list(ann, 'crm.nope', {}))).toBe('entity_unknown');
  });

  test('titles, walks and expansions see only what the caller may', async () => {
    const contact = (await world.records.create(ann, 'crm.contact', { name: '安的联系人' })).id;
    const bob = world.as('bob', 'crm.own');
    const opportunity = await world.records.create(ann, 'crm.opportunity', { title: '给鲍勃', contact });
    await world.records.update(ann, 'crm.opportunity', opportunity.id, { owner: world.people.bob }, { ifMatch: '*' });
    const seen = await list({ fields: 'title,contact', expand: 'contact(name)' }, bob);
    expect(seen.items).toMatchObject([{ title: '给鲍勃', contact: { id: contact, title: null } }]);
    expect(await titles({ filter: 'contact.name == "安的联系人"' }, bob)).toEqual([]);
    expect(await titles({ filter: `contact == "${contact}"` }, bob)).toEqual(['给鲍勃']);
    expect(await code(world.records.get(bob, 'crm.contact', contact))).toBe('record_not_found');
  });
});

describe('aggregate', () => {
  const sum = async (query: Record<string, unknown>, ctx = ann) =>
    (JSON.parse(await world.records.aggregate(ctx, 'crm.opportunity', query)) as { items: unknown[] }).items;

  test('groups, measures and having', async () => {
    const measures = {
      n: { function: 'count' },
      total: { function: 'sum', field: 'amount' },
      latest: { function: 'max', field: 'closeDate' },
      who: { function: 'countDistinct', field: 'owner' },
    };
    expect(await sum({ measures, filter: 'account != null', groupBy: ['account'], having: 'total >= 300' })).toEqual([
      {
        group: { account: { id: accounts[0], title: '阿尔法' } },
        values: { n: 2, total: { amount: '400.0000', currency: 'CNY' }, latest: '2026-01-20', who: 1 },
      },
      {
        group: { account: { id: accounts[1], title: '贝塔' } },
        values: { n: 2, total: { amount: '300.0000', currency: 'CNY' }, latest: '2026-02-01', who: 1 },
      },
    ]);
    expect(
      await sum({
        groupBy: ['closeDate:month'],
        filter: 'amount != null && closeDate != null',
        measures: { n: { function: 'count' } },
      }),
    ).toEqual([
      { group: { 'closeDate:month': '2026-01-01' }, values: { n: 2 } },
      { group: { 'closeDate:month': '2026-03-01' }, values: { n: 1 } },
    ]);
    expect(
      await sum({
        filter: 'title == "nothing"',
        measures: { n: { function: 'count' }, total: { function: 'sum', field: 'amount' } },
      }),
    ).toEqual([{ group: {}, values: { n: 0, total: null } }]);
    expect(
      await sum({ groupBy: ['accountLevel', 'stage', 'important', 'createdAt:year'], filter: 'accountLevel == "a"' }),
    ).toEqual([
      {
        group: { accountLevel: 'a', stage: 'new', important: false, 'createdAt:year': '2026-01-01' },
        values: { count: 2 },
      },
    ]);
  });

  test('sums over mixed currencies are in the base currency, or empty where a rate is missing', async () => {
    const dollars = (
      await world.records.create(ann, 'crm.opportunity', { title: 'usd', amount: { amount: '10', currency: 'USD' } })
    ).id;
    const measures = { total: { function: 'sum', field: 'amount' } };
    expect(await sum({ measures, filter: 'title == "usd" || title == "一"' })).toEqual([
      { group: {}, values: { total: null } },
    ]);
    expect(await sum({ measures, filter: 'title == "usd"' })).toEqual([
      { group: {}, values: { total: { amount: '10.0000', currency: 'USD' } } },
    ]);
    await world.database.query({
      text: 'update main_live.crm_opportunity set amount_rate = 7, amount_base = 70 where id = $1',
      values: [dollars],
    });
    expect(await sum({ measures, filter: 'title == "usd" || title == "一"' })).toEqual([
      { group: {}, values: { total: { amount: '170.0000', currency: 'CNY' } } },
    ]);
    await world.records.remove(ann, 'crm.opportunity', dollars, { ifMatch: '*' });
  });

  test("sees the caller's rows only and refuses nonsense", async () => {
    expect(await sum({ measures: { n: { function: 'count' } } }, world.as('boss', 'crm.own'))).toEqual([
      { group: {}, values: { n: 0 } },
    ]);
    expect(await code(sum({ groupBy: ['files'] }))).toBe('group_not_possible');
    expect(await code(sum({ groupBy: ['title:month'] }))).toBe('group_not_possible');
    expect(await code(sum({ measures: { x: { function: 'sum', field: 'title' } } }))).toBe('measure_not_possible');
    expect(await code(sum({ measures: { "x'": { function: 'count' } } }))).toBe('query_invalid');
    expect(await code(sum({ having: 'nope > 1' }))).toBe('filter_invalid');
  });
});

describe('history', () => {
  test('newest first, with names and pages', async () => {
    const record = await world.records.create(ann, 'crm.opportunity', { title: '史', account: accounts[0] });
    for (let step = 0; step < 4; step += 1)
      await world.records.update(
        ann,
        'crm.opportunity',
        record.id,
        { account: accounts[step % 2], title: `史${step}` },
        { ifMatch: '*' },
      );
    const read = async (query: Record<string, unknown>) =>
      parse(await world.records.history(ann, 'crm.opportunity', record.id, query));
    const first = await read({ limit: '2' });
    expect(first.items[0]).toMatchObject({
      action: 'update',
      cause: 'api',
      by: { id: world.people.ann, title: 'ann' },
      changes: {
        title: { from: '史2', to: '史3' },
        account: { from: { id: accounts[0], title: '阿尔法' }, to: { id: accounts[1], title: '贝塔' } },
      },
    });
    const rest = await read({ cursor: first.next ?? '' });
    expect(rest.items.map((entry) => entry['action'])).toEqual(['update', 'update', 'create']);
    expect(rest.next).toBeUndefined();
    expect(await code(world.records.history(world.as('bob', 'crm.own'), 'crm.opportunity', record.id))).toBe(
      'record_not_found',
    );
  });
});

describe('get', () => {
  test('answers fields, expansions and the tag; refuses what is not there', async () => {
    const { etag, body } = await world.records.get(ann, 'crm.opportunity', made[0] ?? '', {
      fields: 'title',
      expand: 'account(level)',
    });
    expect(JSON.parse(body)).toEqual({
      id: made[0],
      _etag: etag,
      title: '一',
      account: { id: accounts[0], title: '阿尔法', level: 'a' },
    });
    expect(await code(world.records.get(ann, 'crm.opportunity', 'x'))).toBe('record_not_found');
    expect(await code(world.records.get(ann, 'crm.account', made[0] ?? ''))).toBe('record_not_found');
    expect(parseRecord(await world.records.get(ann, 'sys.user', world.people.bob))).toMatchObject({
      name: 'bob',
      active: true,
    });
    expect(parseRecord(await world.records.get(ann, 'sys.user', world.people.bob))).not.toHaveProperty('email');
  });
});
