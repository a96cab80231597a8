import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleServer } from './test/sample-app.ts';
import { refusal } from './test/stand-in-server.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const mine = {
  id: 'x.my1',
  etag: '3',
  isMine: true,
  owner: { id: 'u1', title: '王小明' },
  audience: { everybody: false, roles: [], people: [], names: {} },
  dropped: [{ part: 'sort', field: 'gone' }],
  view: {
    kind: 'view',
    id: 'x.my1',
    schemaVersion: 1,
    label: { 'zh-CN': '快成交的' },
    entity: 'x.deal',
    type: 'table',
    filter: "inPeriod(closeDate, 'thisMonth')",
    columns: { a: { field: 'name', order: 'a0' }, b: { field: 'closeDate', order: 'a1' } },
  },
};

function serverWith(items: readonly unknown[], first: Readonly<Record<string, string>> = {}) {
  const server = sampleServer();
  server.on('GET /views', () => ({ items, first, mayShare: false, roles: [] }));
  return server;
}

test('the view one opens first comes up with its conditions in words, and says what it lost', async () => {
  await page.viewport(1280, 800);
  await mountWorkspace('/a/x.sales/x.deal', serverWith([mine], { 'x.deal': 'x.my1' }));
  await expect.element(page.getByRole('tab', { name: '快成交的' })).toHaveAttribute('aria-selected', 'true');
  await expect.element(page.getByRole('list', { name: '已应用的筛选条件' })).toHaveTextContent('成交日期在本月');
  await expect.element(page.getByText(/已经去掉：排序“gone”/)).toBeVisible();
});

test('what was changed is kept as a new view and shown', async () => {
  await page.viewport(1280, 800);
  const server = serverWith([]);
  server.on('POST /views', ({ body }) => ({
    ...mine,
    id: 'x.my2',
    dropped: [],
    view: { ...(body['view'] as object), kind: 'view', id: 'x.my2', schemaVersion: 1 },
  }));
  await mountWorkspace('/a/x.sales/x.deal?view=x.dealDerivedTable&filter=inLastDays(closeDate,7)&sort=-name', server);
  await page.getByRole('button', { name: '另存为我的视图' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('近期');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.element(page.getByRole('tab', { name: '近期' })).toHaveAttribute('aria-selected', 'true');
  expect(server.asked.find(({ method, path }) => method === 'POST' && path === '/views')?.body['view']).toMatchObject({
    label: { 'zh-CN': '近期' },
    type: 'table',
    filter: 'inLastDays(closeDate,7)',
    sort: ['-name'],
  });
  expect(new URLSearchParams(location.search).get('view')).toBe('x.my2');
  expect(new URLSearchParams(location.search).get('filter')).toBeNull();
});

test('somebody who was faster is not overwritten unasked', async () => {
  await page.viewport(1280, 800);
  const server = serverWith([{ ...mine, dropped: [] }]);
  server.on('PUT /views/x.my1', ({ headers, body }) =>
    headers.get('if-match') === '*'
      ? { ...mine, etag: '5', dropped: [], view: { ...(body['view'] as object), kind: 'view', id: 'x.my1' } }
      : refusal(412, 'view_stale', '这个视图在别处已经修改'),
  );
  await mountWorkspace('/a/x.sales/x.deal?view=x.my1&filter=inPeriod(closeDate,%27today%27)', server);
  await page.getByRole('button', { name: '保存修改' }).click();
  await expect.element(page.getByRole('dialog', { name: '视图在别处已经修改' })).toBeVisible();
  await page.getByRole('button', { name: '用现在的设置覆盖' }).click();
  await expect.element(page.getByRole('list', { name: '已应用的筛选条件' })).toHaveTextContent('成交日期在今天');
  await expect.element(page.getByRole('button', { name: '保存修改' })).not.toBeInTheDocument();
  const puts = server.asked.filter(({ method }) => method === 'PUT');
  expect(puts.map(({ headers }) => headers.get('if-match'))).toEqual(['"3"', '*']);
});
