import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleDeal, sampleServer } from './test/sample-app.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const table = '/a/x.sales/x.deal?view=x.dealDerivedTable';
const opened = () => new URLSearchParams(location.search).get('record');
const drawer = page.getByRole('complementary', { name: '商机详情' });

/** Twelve deals in pages of eight. */
function pagedServer() {
  const server = sampleServer();
  const rows = Array.from({ length: 12 }, (_, no) => sampleDeal(no + 1));
  for (const row of rows) server.on(`GET /records/x.deal/${row.id}`, () => row);
  server.on('POST /records/x.deal/query', ({ body }) =>
    body['cursor'] ? { items: rows.slice(8) } : { items: rows.slice(0, 8), next: 'more' },
  );
  return server;
}

test('a row opens beside its list, which keeps its place; the keyboard goes on to the next page of rows', async () => {
  await page.viewport(1280, 800);
  await mountWorkspace(table, pagedServer());
  await page.getByRole('link', { name: '商机 7' }).click();
  await expect.element(drawer.getByRole('heading', { name: '商机 7' })).toBeVisible();
  expect(opened()).toBe('deal-7');
  await expect.element(page.getByRole('row', { name: /商机 7/ })).toHaveAttribute('aria-current', 'true');
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await expect.element(drawer.getByRole('heading', { name: '商机 8' })).toBeVisible();
  await drawer.getByRole('button', { name: /下一条/ }).click();
  await expect.element(drawer.getByRole('heading', { name: '商机 9' })).toBeVisible();
  await expect.poll(opened).toBe('deal-9');
  await drawer.getByRole('button', { name: /上一条/ }).click();
  await expect.poll(opened).toBe('deal-8');
  history.back();
  await expect.element(drawer).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: '商机 1', exact: true })).toBeVisible();
});

test('moving on asks before it loses what was typed', async () => {
  await page.viewport(1280, 800);
  await mountWorkspace(`${table}&record=deal-2`, pagedServer());
  await drawer.getByRole('button', { name: '编辑' }).click();
  await drawer.getByRole('textbox', { name: '名称' }).fill('没保存的');
  await drawer.getByRole('button', { name: /下一条/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '留在此页' }).click();
  await expect.element(drawer.getByRole('textbox', { name: '名称' })).toHaveValue('没保存的');
  expect(opened()).toBe('deal-2');
  await drawer.getByRole('button', { name: /下一条/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '离开' }).click();
  await expect.element(drawer.getByRole('heading', { name: '商机 3' })).toBeVisible();
});

test('on a phone the record covers the page, and closing it leads back to the card', async () => {
  await page.viewport(390, 844);
  await mountWorkspace(table, pagedServer());
  await page.getByRole('link', { name: '商机 5' }).click();
  await expect.element(drawer.getByRole('heading', { name: '商机 5' })).toBeVisible();
  expect(drawer.element().getBoundingClientRect().width).toBe(390);
  await drawer.getByRole('button', { name: '关闭' }).click();
  await expect.element(drawer).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: '商机 5' })).toBeVisible();
});

test('saving one and going on with the next starts an empty form', async () => {
  await page.viewport(1280, 800);
  const server = pagedServer();
  server.on('POST /records/x.deal', ({ body }) => ({ ...sampleDeal(20), ...body, _title: body['name'] }));
  await mountWorkspace(table, server);
  await page.getByRole('button', { name: '新建商机' }).click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: '名称' });
  for (const text of ['第一条', '第二条']) {
    await expect.element(name).toHaveValue('');
    await name.fill(text);
    await page.getByRole('dialog').getByRole('button', { name: '保存并新建' }).click();
    await expect.element(page.getByText(`“${text}”已创建`)).toBeVisible();
  }
  const created = server.asked.filter(({ method, path }) => method === 'POST' && path === '/records/x.deal');
  expect(created.map(({ body }) => body['name'])).toEqual(['第一条', '第二条']);
});
