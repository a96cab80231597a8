import { raw, sql } from '@tessera/database';
import type { ReportDocument, TesseraDocument } from '@tessera/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, signIn, testServer } from './testing/test-server.ts';
import type { TestAnswer, TestServer } from './testing/test-server.ts';

type Values = Readonly<Record<string, unknown>>;
interface Report {
  readonly items: readonly {
    readonly group: Values;
    readonly values: Values;
    readonly filter: string;
    readonly empty?: true;
    readonly conversion?: number | null;
  }[];
  readonly filter: string;
  readonly range?: { readonly from: string; readonly to: string };
  readonly previous?: { readonly values: Values };
}

const money = (value: unknown) => (value as { amount: string } | null)?.amount ?? null;

let base: TestServer;
let cookies: Readonly<Record<'admin' | 'manager' | 'sales' | 'blind', string>>;
beforeAll(async () => {
  base = await testServer();
  await base.admin('POST', '/api/v1/packs/crm.core/install', { body: { demo: true } });
  await putDocuments(base.admin, [
    {
      kind: 'role',
      id: 'x.blind',
      schemaVersion: 1,
      label: { en: 'Sees no amounts' },
      entities: { 'crm.opportunity': { read: true, scope: 'all', fields: { amount: 'none' } } },
    } as TesseraDocument,
  ]);
  await publishDraft(base.admin);
  const { rows } = await base.database.query<{ id: string; email: string }>(
    sql`select id, email from tessera.sys_user where email is not null`,
  );
  const idOf = (email: string) => rows.find((row) => row.email === email)?.id ?? '';
  await base.database.query(sql`update tessera.sys_user set roles = '{x.blind}' where email = 'demo8@example.com'`);
  const session = (email: string) => signIn(base.server, idOf(email));
  cookies = {
    admin: base.cookie,
    manager: await session('demo1@example.com'),
    sales: await session('demo2@example.com'),
    blind: await session('demo8@example.com'),
  };
});
afterAll(() => base.close());

const as = (who: keyof typeof cookies, method: 'GET' | 'POST', path: string, body?: unknown): Promise<TestAnswer> =>
  base.call(method, `/api/v1/${path}`, { cookie: cookies[who], ...(body === undefined ? {} : { body }) });

async function report(who: keyof typeof cookies, id: string, query = ''): Promise<Report> {
  const answer = await as(who, 'GET', `reports/${id}${query}`);
  expect([id, answer.status, answer.text.slice(0, answer.status === 200 ? 0 : 400)]).toEqual([id, 200, '']);
  return answer.body as unknown as Report;
}

async function reportsOf(who: keyof typeof cookies): Promise<readonly ReportDocument[]> {
  const { body } = await as(who, 'GET', 'app');
  return Object.values((body['documents'] as Record<string, Record<string, ReportDocument>>)['report'] ?? {});
}

const one = async (text: string): Promise<Values> =>
  (await base.database.query<Values>(sql`${raw(text)}`)).rows[0] ?? {};

test('sums are those of the rows themselves', async () => {
  const open = (await report('admin', 'crm.openAmount')).items[0];
  const { count, amount } = await one(
    `select count(*)::int as count, sum(amount)::numeric(20,4)::text as amount from main_live.crm_opportunity where stage not in ('won', 'lost')`,
  );
  expect([open?.values['count'], money(open?.values['amount'])]).toEqual([count, amount]);
  const best = (await report('admin', 'crm.topOwners')).items.map(({ group, values }) => [
    (group['owner'] as { id: string }).id,
    money(values['amount']),
  ]);
  const { rows } = await base.database.query<{ id: string; amount: string }>(
    sql`select owner_id as id, sum(amount)::numeric(20,4)::text as amount from main_live.crm_opportunity where stage = 'won' group by 1 order by sum(amount) desc limit 8`,
  );
  expect(best).toEqual(rows.map(({ id, amount: sum }) => [id, sum]));
});

test('weeks without records stand between the others, and all weeks together are all records', async () => {
  const { items } = await report('admin', 'crm.leadsByWeek');
  const weeks = items.map(({ group }) => String(group['week']));
  const steps = weeks.slice(1).map((week, index) => Date.parse(week) - Date.parse(weeks[index] ?? ''));
  expect(new Set(steps)).toEqual(new Set([7 * 86_400_000]));
  expect(weeks.every((week) => new Date(week).getUTCDay() === 1)).toBe(true);
  const { count } = await one(
    `select count(*)::int as count from main_live.crm_lead where received_on >= (now() at time zone 'Asia/Shanghai')::date - 83`,
  );
  expect(items.reduce((sum, { values }) => sum + Number(values['count']), 0)).toBe(count);
});

test('a funnel follows the lifecycle and tells how many came further', async () => {
  const { items } = await report('admin', 'crm.pipelineFunnel');
  expect(items.map(({ group }) => group['stage'])).toEqual(['prospecting', 'engaging', 'proposal', 'negotiation']);
  const counts = items.map(({ values }) => Number(values['count']));
  const beyond = (from: number) => counts.slice(from).reduce((sum, count) => sum + count, 0);
  expect(items.map(({ conversion }) => conversion)).toEqual([
    null,
    beyond(1) / beyond(0),
    beyond(2) / beyond(1),
    beyond(3) / beyond(2),
  ]);
});

test('a figure is about its period, beside the same stretch of the one before', async () => {
  const { range, previous, items } = await report('admin', 'crm.newDeals', '?period=year');
  expect(range?.from.slice(4)).toBe('-01-01');
  expect(range?.to.slice(4)).toBe('-12-31');
  const between = (from: string, to: string) =>
    one(`select count(*)::int as count from main_live.crm_opportunity where start_date between '${from}' and ${to}`);
  expect(items[0]?.values['count']).toBe((await between(range?.from ?? '', `'${range?.to}'`))['count']);
  const lastYear = `${Number(range?.from.slice(0, 4)) - 1}-01-01`;
  const today = `((now() at time zone 'Asia/Shanghai')::date - interval '1 year')::date`;
  expect(Math.abs(Number(previous?.values['count']) - Number((await between(lastYear, today))['count']))).toBeLessThan(
    3,
  );
});

test('the filter behind a number lists exactly its records, for everybody, every period and whoever they are about', async () => {
  const asked = [
    ['admin', ''],
    ['manager', '?period=quarter&whose=team'],
    ['sales', '?period=month&whose=mine'],
  ] as const;
  for (const [who, query] of asked) {
    for (const { id, entity, measures } of await reportsOf(who)) {
      if (Object.hasOwn(measures, 'count'))
        for (const { filter, values } of (await report(who, id, query)).items) {
          const listed = await as(who, 'POST', `records/${entity}/query`, {
            filter,
            count: 'exact',
            limit: 1,
            fields: ['id'],
          });
          expect([who, id, query, filter, (listed.body['count'] as Values | undefined)?.['value']]).toEqual([
            who,
            id,
            query,
            filter,
            values['count'],
          ]);
        }
    }
  }
});

test('everybody sums what they may see, the team of a manager included', async () => {
  const count = async (who: keyof typeof cookies, query = '') =>
    (await report(who, 'crm.openAmount', query)).items[0]?.values['count'];
  const owned = (condition: string) =>
    one(
      `select count(*)::int as count from main_live.crm_opportunity o join tessera.sys_user u on u.id = o.owner_id left join tessera.sys_user m on m.id = u.manager_id where o.stage not in ('won', 'lost') and (${condition})`,
    );
  const own = `u.email = 'demo2@example.com'`;
  const team = `u.email = 'demo1@example.com' or m.email = 'demo1@example.com'`;
  expect(await count('sales')).toBe((await owned(own))['count']);
  expect(await count('sales', '?whose=team')).toBe((await owned(own))['count']);
  expect(await count('manager')).toBe((await owned(team))['count']);
  expect(await count('manager', '?whose=team')).toBe((await owned(team))['count']);
  expect(await count('admin', '?whose=team')).toBe(0);
  expect(Number(await count('admin'))).toBeGreaterThan(Number(await count('manager')));
});

test('a report on what somebody may not read is not there', async () => {
  const ids = (await reportsOf('blind')).map(({ id }) => id);
  expect(ids).toEqual(['crm.lostReasons']);
  const hidden = await as('blind', 'GET', 'reports/crm.openAmount');
  expect([hidden.status, hidden.body['code']]).toEqual([404, 'report_unknown']);
  const { body } = await as('blind', 'GET', 'app');
  expect(JSON.stringify(body['documents'])).not.toContain('amount');
  const document = (await reportsOf('admin')).find(({ id }) => id === 'crm.openAmount');
  for (const change of [
    {},
    { measures: { count: { function: 'count', order: 'a0' } }, filter: 'amount > 5' },
    {
      measures: { count: { function: 'count', order: 'a0' } },
      type: 'table',
      dimensions: { by: { field: 'amount', order: 'a0' } },
    },
  ]) {
    const tried = await as('blind', 'POST', 'reports/preview', { report: { ...document, ...change } });
    expect(tried.status).toBeGreaterThanOrEqual(400);
    expect(tried.text).not.toMatch(/"values"/);
  }
});

test('a report being designed is previewed, and what is wrong with it is named', async () => {
  const draft = {
    kind: 'report',
    id: 'x.draft',
    schemaVersion: 1,
    label: { en: 'Draft' },
    entity: 'crm.lead',
    type: 'bar',
    dimensions: { source: { field: 'leadSource', order: 'a0' } },
    measures: { count: { function: 'count', order: 'a0' } },
  };
  const shown = await as('admin', 'POST', 'reports/preview', { report: draft, whose: 'all' });
  expect(shown.body['items']).toHaveLength(6);
  const wrong = await as('admin', 'POST', 'reports/preview', {
    report: { ...draft, dimensions: {}, sort: ['nothing'] },
  });
  expect([wrong.status, wrong.body['code']]).toEqual([422, 'report_invalid']);
  expect((wrong.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
    '/report/dimensions',
    '/report/sort/0',
  ]);
});
