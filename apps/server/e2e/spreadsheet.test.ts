import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrationOf } from './administration.ts';
import { acceptInvitation, enterByLink } from './entry.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';
import { startTour } from './screens/tour.ts';
import type { Tour } from './screens/tour.ts';
import { customersAndDeals, sheetRows } from './spreadsheet-file.ts';
import { workspaceOf } from './workspace.ts';

// From a spreadsheet of one's own to an app a colleague works with: one story, told in order.
let installation: Installation;
let analyst: Visitor;
let colleague: Visitor;
let tour: Tour;

beforeAll(async () => {
  installation = await startInstallation({ empty: true });
  analyst = await installation.visitor();
  colleague = await installation.visitor();
  tour = await startTour(analyst, 'zh-CN');
  await enterByLink(analyst.page, installation.signInLink, 'admin@wanfeng.example');
});
afterAll(async () => {
  await installation?.close();
});

test('a workbook is uploaded, and what was recognised stands there in words', async () => {
  const { page } = analyst;
  await page.goto('/designer');
  await page.getByRole('button', { name: '上传表格' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: '晚风销售台账.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await customersAndDeals(),
  });
  await page.getByRole('heading', { name: '客户', exact: true }).waitFor();
  const header = page.getByRole('combobox', { name: '表头' });
  expect(await header.inputValue()).toContain('表头在第 3 行');
  const kindOf = (name: string) => page.getByRole('combobox', { name: `“${name}”的类型` }).inputValue();
  expect(await kindOf('联系电话')).toBe('电话');
  expect(await kindOf('年营业额')).toBe('金额');
  expect(await kindOf('合作日期')).toBe('日期');
  expect(await kindOf('行业')).toBe('单选');
  await page.getByText('读作 2026-03-01').waitFor();
  await page.getByText(/带单位的数会换算/).waitFor();
  await page.getByRole('navigation', { name: '表格' }).getByRole('button', { name: /商机/ }).click();
  expect(await kindOf('客户')).toBe('关联：客户');
  expect(await kindOf('赢率')).toBe('百分比');
  expect(await kindOf('负责人')).toBe('负责人（记录归谁）');
  await page.getByText('2 个对象，14 个字段，84 行数据').waitFor();
  await tour.look('spreadsheet review');
});

test('one button later the app is there with its rows', async () => {
  const { page } = analyst;
  await page.getByRole('button', { name: '创建并发布' }).click();
  await page.getByRole('heading', { name: '应用已经可以用了' }).waitFor({ timeout: 60_000 });
  await page.getByText('已导入 24 行').waitFor();
  await page.getByText('已导入 60 行').waitFor();
  await tour.look('spreadsheet done');
  await page.getByRole('link', { name: '打开应用' }).click();
  const workspace = workspaceOf(page);
  await page.getByRole('heading', { name: '商机', level: 1 }).waitFor();
  await workspace.openView('全部');
  expect(await workspace.countRows()).toBe(sheetRows.deals);
});

test('a colleague who is invited sees the rows and where they lead', async () => {
  const { page } = analyst;
  await page.goto('/designer/');
  const link = await administrationOf(page).invite({ name: '李雯', email: 'liwen@wanfeng.example', role: '成员' });
  await acceptInvitation(colleague.page, link);
  const workspace = workspaceOf(colleague.page);
  await workspace.openList('客户');
  await workspace.openView('全部');
  expect(await workspace.countRows()).toBe(sheetRows.customers);
  await workspace.openRecord('商机', '全部', '商机60');
  expect(await workspace.value('客户').innerText()).toBe('客户13精密制造');
});

test('nobody’s console complained on the way, and every page fits and can be read', () => {
  expect(tour.faults()).toEqual([]);
  expect(analyst.console.complaints).toEqual([]);
  expect(colleague.console.complaints).toEqual([]);
});
