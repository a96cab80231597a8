import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptInvitation, enterByLink } from './entry.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';
import { workspaceOf } from './workspace.ts';

/** A manager's Monday: the figures, the team, one stage of the funnel, two stale deals in other hands, and home again. */
let house: Installation;
let manager: Visitor;
let page: Page;

const apiOf = (at: Page) => ({
  post: async (path: string, data: object = {}) => {
    const answer = await at.request.post(`/api/v1/${path}`, { data, headers: { 'X-Tessera-Request': '1' } });
    expect([path, answer.status() < 300]).toEqual([path, true]);
    return (await answer.json()) as Record<string, unknown>;
  },
});

const open = '!(stage in ["won", "lost"])';
const stale = `${open} && !activities.exists(a, inLastDays(a.finishedAt, 30))`;

async function countOf(filter: string): Promise<number> {
  const { items } = await apiOf(page).post('records/crm.opportunity/aggregate', {
    filter,
    measures: { count: { function: 'count' } },
  });
  return (items as { values: { count: number } }[])[0]?.values.count ?? 0;
}

const region = (name: string) => page.getByRole('region', { name, exact: true });

beforeAll(async () => {
  house = await startInstallation({ empty: false });
  const admin = await house.visitor();
  await enterByLink(admin.page, house.signInLink, 'admin@example.com');
  const found = await admin.page.request.get('/api/v1/users?search=demo1%40example.com');
  const { items } = (await found.json()) as { items: { id: string; email: string }[] };
  const { id = '' } = items.find(({ email }) => email === 'demo1@example.com') ?? {};
  const { link } = await apiOf(admin.page).post(`users/${id}/invite`);
  manager = await house.visitor();
  page = manager.page;
  await acceptInvitation(page, String(link));
  await admin.context.close();
});
afterAll(() => house.close());

test('home shows what the records add up to, for oneself and for the team', async () => {
  await page.goto('/');
  await page.getByRole('heading', { name: '我的销售', level: 1 }).waitFor();
  const figure = region('在谈商机金额');
  await figure.getByText(`${await countOf(`${open} && owner == user.id`)} 条`, { exact: true }).waitFor();
  await page.getByText('我的团队', { exact: true }).click();
  await figure.getByText(`${await countOf(open)} 条`, { exact: true }).waitFor();
  await region('我的待办').getByRole('listitem').first().waitFor();
});

test('a stage of the funnel opens its deals, and going back finds home as it was', async () => {
  const step = region('商机漏斗').getByRole('button', { name: /^方案报价/ });
  const shown = Number(/方案报价\s*(\d+)/.exec(await step.innerText())?.[1]);
  expect(shown).toBe(await countOf('stage == "proposal"'));
  await step.click();
  await page.getByRole('heading', { name: '商机', level: 1 }).waitFor();
  expect(await workspaceOf(page).countRows()).toBe(shown);
  await page.goBack();
  await page.getByRole('radio', { name: '我的团队' }).and(page.locator(':checked')).waitFor({ state: 'attached' });
});

test('two stale deals of the team get a new owner, and home says so', async () => {
  const before = await countOf(`${open} && owner == user.id`);
  const { items } = await apiOf(page).post('records/crm.opportunity/query', {
    filter: `${stale} && owner != user.id`,
    fields: ['name'],
    sort: ['expectedCloseDate'],
    limit: 2,
  });
  const names = (items as { name: string }[]).map(({ name }) => name);
  expect(names).toHaveLength(2);
  await region('超 30 天未跟进的商机').getByRole('link', { name: '查看全部' }).click();
  await page.getByRole('heading', { name: '商机', level: 1 }).waitFor();
  for (const name of names) await page.getByRole('row').filter({ hasText: name }).first().getByRole('checkbox').check();
  await page.getByRole('group', { name: '批量操作' }).getByRole('button', { name: '转移', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const me = (await (await page.request.get('/api/v1/me')).json()) as { name: string };
  await dialog
    .getByLabel(/^负责人/)
    .first()
    .fill(me.name.slice(0, 3));
  await page.getByRole('option', { name: me.name }).first().click();
  await dialog.getByRole('button', { name: '转移', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '首页' }).click();
  await region('在谈商机金额')
    .getByText(`${before + 2} 条`, { exact: true })
    .waitFor();
  expect(await countOf(`${open} && owner == user.id`)).toBe(before + 2);
});

test('nothing was complained about', () => expect(manager.console.complaints).toEqual([]));
