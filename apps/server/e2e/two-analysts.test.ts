import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { designerOf, fieldsOf } from './designer.ts';
import { acceptInvitation, enterByLink } from './entry.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';

// One story: each test goes on where the one before it stopped. The two work through different servers.
let installation: Installation;
let wang: Visitor;
let li: Visitor;
const fieldsPage = '/designer/entities/crm.product/fields';

beforeAll(async () => {
  installation = await startInstallation({ empty: false });
  wang = await installation.visitor();
  await enterByLink(wang.page, installation.signInLink, 'wang@wanfeng.example');
  const headers = { 'X-Tessera-Request': '1' };
  const { request } = wang.context;
  const person = { name: '李雯', email: 'li@wanfeng.example', roles: ['sys.admin'] };
  const made = (await (await request.post('/api/v1/users', { data: person, headers })).json()) as { id: string };
  const invited = await request.post(`/api/v1/users/${made.id}/invite`, { data: {}, headers });
  const { link } = (await invited.json()) as { link: string };
  const url = await installation.another();
  li = await installation.visitor({ url });
  // Who saves second is refused, merges and saves again.
  for (const each of [wang, li]) each.console.expectRefusals(412);
  await acceptInvitation(li.page, `${url}${new URL(link).pathname}${new URL(link).hash}`);
});
afterAll(() => installation?.close());

const present = (scope: Page | Locator, text: string) => scope.getByRole('img', { name: text, exact: true });

test('each sees where the other works: in the frame, on the card, on the tab, at the same field', async () => {
  await wang.page.goto('/designer/entities?select=crm.opportunity');
  await li.page.goto('/designer/entities');
  await present(li.page.getByRole('banner'), '管理员 · 商机').waitFor();
  const card = li.page
    .locator('.dsg-entity')
    .filter({ has: li.page.locator('.dsg-entity-name', { hasText: /^商机$/ }) });
  await present(card, '管理员').waitFor();
  await wang.page.goto(`${fieldsPage}?select=name`);
  await li.page.goto(`${fieldsPage}?select=name`);
  await present(li.page.getByRole('banner'), '管理员 · 产品 › 字段').waitFor();
  await present(li.page.getByRole('navigation', { name: '对象设计' }), '管理员').waitFor();
  await present(li.page.getByRole('complementary', { name: '字段属性' }), '管理员 · 也在这里').waitFor();
});

test('changes of different fields are merged, and each is told what the other did', async () => {
  await fieldsOf(li.page).rename('产品编码', '货号');
  await designerOf(li.page).saved();
  await fieldsOf(wang.page).add('日期', '停产日期');
  await designerOf(wang.page).saved();
  await wang.page.getByText(/李雯刚修改了“产品”：.*货号/).waitFor();
  await fieldsOf(wang.page).row('货号').waitFor();
  await fieldsOf(li.page).row('停产日期').waitFor();
  await li.page.getByText(/管理员刚修改了“产品”：.*停产日期/).waitFor();
});

test('two names for one field are a choice in words; what was chosen is what both see', async () => {
  const address = '**/documents/entity/crm.product';
  let letGo = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await wang.page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  await fieldsOf(wang.page).rename('货号', '产品代码');
  await fieldsOf(li.page).rename('货号', '物料号');
  await designerOf(li.page).saved();
  letGo();
  const dialog = wang.page.getByRole('dialog', { name: '你和同事改了同一处' });
  const place = dialog.getByRole('radiogroup', { name: /字段「产品代码」/ });
  expect(await place.innerText()).toMatch(/产品代码[^]*物料号/);
  await place.getByRole('radio', { name: /用同事的/ }).check();
  await dialog.getByRole('button', { name: '按选择合并' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await fieldsOf(wang.page).row('物料号').waitFor();
  await designerOf(wang.page).saved();
  await wang.page.unroute(address);
});

test('a publish by one is told to the other as such; who leaves is gone', async () => {
  await wang.page.getByRole('banner').getByRole('button', { name: '发布', exact: true }).click();
  await wang.page.getByRole('button', { name: '发布新版本' }).click();
  await li.page.getByText(/管理员发布了版本 \d+/).waitFor();
  await li.page.close();
  await present(wang.page.getByRole('banner'), '李雯 · 产品 › 字段').waitFor({ state: 'detached' });
  expect(wang.console.complaints).toEqual([]);
  expect(li.console.complaints).toEqual([]);
});
