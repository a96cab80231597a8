import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountWorkspace } from './test/mount.tsx';
import { sampleDeal, sampleServer } from './test/sample-app.ts';
import { refusal } from './test/stand-in-server.ts';

const start = location.href;
const accountId = '018f0000-0000-7000-8000-00000000000a';
afterEach(() => history.replaceState(null, '', start));

test('order and conditions of a table stand in the address, and the export is what the table shows', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  server.on('POST /exports', () => new Response('name'));
  await mountWorkspace('/a/x.sales/x.deal?view=x.dealDerivedTable&q=%E5%95%86', server);
  await page.getByRole('columnheader', { name: '名称' }).click();
  await expect.poll(() => new URLSearchParams(location.search).get('sort')).toBe('name');
  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByRole('checkbox', { name: '成交日期' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('columnheader', { name: '成交日期' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: /Excel/ }).click();
  await expect.poll(() => server.asked.find(({ path }) => path === '/exports')?.body).toBeDefined();
  const { body } = server.asked.find(({ path }) => path === '/exports') ?? {
    body: {} as Readonly<Record<string, unknown>>,
  };
  expect(body).toMatchObject({ entity: 'x.deal', format: 'xlsx', search: '商', sort: ['name'] });
  expect(body['columns']).toContain('name');
  expect(body['columns']).not.toContain('closeDate');
});

test('a page of rows that did not come says so, and comes when asked again', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  const rows = Array.from({ length: 8 }, (_, no) => sampleDeal(no + 1));
  server.on('POST /records/x.deal/query', ({ body }) =>
    body['cursor'] ? refusal(503, 'busy', '请稍后') : { items: rows, next: 'more' },
  );
  await mountWorkspace('/a/x.sales/x.deal?view=x.dealDerivedTable', server);
  await expect.element(page.getByText(/后面的记录没有加载出来/)).toBeVisible();
  server.on('POST /records/x.deal/query', ({ body }) => ({ items: body['cursor'] ? [sampleDeal(9)] : rows }));
  await page.getByRole('button', { name: '重试' }).click();
  await expect.element(page.getByRole('link', { name: '商机 9' })).toBeVisible();
});

test('a failing save keeps what was typed, and the next try sends it', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  server.on('PATCH /records/x.deal/deal-1', () => refusal(503, 'busy', '服务器忙'));
  await mountWorkspace('/a/x.sales/x.deal/deal-1', server);
  await page.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('我改的名称');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.element(page.getByRole('alert').getByText(/服务器忙/)).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: '名称' })).toHaveValue('我改的名称');
  server.on('PATCH /records/x.deal/deal-1', ({ body }) => ({ ...sampleDeal(1), ...body, _etag: 'v9' }));
  await page.getByRole('button', { name: '重试' }).click();
  await expect.element(page.getByRole('button', { name: '编辑' })).toBeVisible();
  expect(server.asked.findLast(({ method }) => method === 'PATCH')?.body).toEqual({ name: '我改的名称' });
});

test('who saved first is shown beside what was typed, and nothing is sent before the choice', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  server.on('PATCH /records/x.deal/deal-1', () => refusal(412, 'condition_failed', '记录已更新'));
  await mountWorkspace('/a/x.sales/x.deal/deal-1', server);
  await page.getByRole('button', { name: '编辑' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('我的名称');
  server.on('GET /records/x.deal/deal-1', () => ({ ...sampleDeal(1), name: '别人的名称', _etag: 'v2' }));
  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog');
  await expect.element(dialog.getByText(/别人的名称/)).toBeVisible();
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(server.asked.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  server.on('PATCH /records/x.deal/deal-1', ({ body }) => ({ ...sampleDeal(1), ...body, _etag: 'v3' }));
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect.element(page.getByRole('button', { name: '编辑' })).toBeVisible();
  const last = server.asked.findLast(({ method }) => method === 'PATCH');
  expect([last?.body, last?.headers.get('If-Match')]).toEqual([{ name: '我的名称' }, '"v2"']);
});

test('a card that is refused says why and returns to its column', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  server.on('GET /records/x.deal/deal-1/transitions', () => ({
    items: [
      {
        key: 'win',
        label: { 'zh-CN': '赢单' },
        to: 'won',
        enabled: false,
        reasons: [{ path: '', code: 'guard', params: {}, severity: 'error', detail: '金额超过权限' }],
        required: [],
        ask: [],
      },
    ],
  }));
  await mountWorkspace('/a/x.sales/x.deal?view=x.board', server);
  const open = page.getByRole('region', { name: /^跟进中/ });
  await open.getByRole('button', { name: '“商机 1”的操作' }).click();
  await page.getByRole('menuitem', { name: '赢单' }).click();
  await expect.element(page.getByRole('dialog').getByText(/金额超过权限/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await expect.element(open.getByRole('link', { name: '商机 1' })).toBeVisible();
  expect(server.asked.some(({ method, path }) => method === 'POST' && path.includes('/transitions/'))).toBe(false);
});

test('a lookup asks the server for finished text only', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  server.on('POST /records/x.account/query', () => ({ items: [{ id: accountId, _etag: 'v1', _title: '华东公司' }] }));
  await mountWorkspace('/a/x.sales/x.deal/new', server);
  const picker = page.getByRole('combobox', { name: '客户' });
  await picker.click();
  const field = picker.element() as HTMLInputElement;
  const type = (text: string): void => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, data: text }));
  };
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
  type('hua');
  type('华东');
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '华东' }));
  const searches = () =>
    server.asked.filter(({ path }) => path === '/records/x.account/query').map(({ body }) => body['search'] ?? '');
  await expect.poll(() => searches().at(-1)).toBe('华东');
  expect(searches()).not.toContain('hua');
  await page.getByRole('option', { name: '华东公司' }).click();
  await expect.element(picker).toHaveValue('华东公司');
});

test('columns of a file are shown with what was detected, and what is changed is what the server is told', async () => {
  await page.viewport(1280, 900);
  const server = sampleServer();
  const columns = [
    {
      header: 'title',
      field: 'name',
      format: {},
      samples: ['1.38E+10'],
      filled: 2,
      empty: 0,
      guess: {
        field: { kind: 'phone' },
        remarks: [{ code: 'column_scientific', values: 2, sample: '1.38E+10' }],
      },
    },
    {
      header: 'closed',
      field: 'closeDate',
      format: { dateOrder: 'MDY', possibleOrders: ['MDY', 'DMY'], ambiguousDates: 2 },
      samples: ['3/4/2017'],
      filled: 2,
      empty: 0,
      guess: { field: { kind: 'date' }, remarks: [] },
    },
  ];
  const run = {
    id: 'r1',
    entity: 'x.deal',
    fileName: 'deals.csv',
    state: 'uploaded',
    jobId: null,
    spec: {
      reading: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
      columns: columns.map(({ field, format }) => ({ field, format })),
    },
    analysis: { sheets: [], rows: 2, columns },
    dryRun: null,
    counts: null,
    undone: null,
    createdAt: '2026-03-05T06:30:00Z',
  };
  server.on('GET /imports/r1', () => run);
  server.on('PATCH /imports/r1', () => run);
  server.on('POST /imports/r1/check', () => ({ ...run, state: 'checking' }));
  await mountWorkspace('/a/x.sales/x.deal/import/r1', server);
  await expect.element(page.getByText(/2 个日期单独看有歧义/)).toBeVisible();
  await expect.element(page.getByText(/2 个值被表格软件写成科学计数，如“1.38E\+10”/)).toBeVisible();
  await page.getByRole('combobox', { name: '“closed”的日期写法' }).click();
  await page.getByRole('option', { name: '日/月/年' }).click();
  await page.getByRole('button', { name: '试运行' }).click();
  await expect
    .poll(() => server.asked.find(({ method }) => method === 'PATCH')?.body['columns'])
    .toMatchObject([{ field: 'name' }, { field: 'closeDate', format: { dateOrder: 'DMY' } }]);
});

test('the bell counts what is unread; opening one marks it read and leads to its record', async () => {
  await page.viewport(1280, 800);
  const server = sampleServer();
  const item = { id: 'n1', at: '2026-03-05T06:30:00Z', title: '有商机赢单了', entity: 'x.deal', recordId: 'deal-1' };
  let read = false;
  server.on('GET /notifications', () => ({ items: [{ ...item, read }], unread: read ? 0 : 1 }));
  server.on('POST /notifications/read', () => {
    read = true;
    return {};
  });
  await mountWorkspace('/a/x.sales/x.account', server);
  await page.getByRole('button', { name: '通知，1 条未读' }).click();
  await page.getByRole('button', { name: /有商机赢单了/ }).click();
  await expect.element(page.getByRole('heading', { name: '商机 1', level: 1 })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '通知', exact: true })).toBeVisible();
  expect(server.asked.find(({ path }) => path === '/notifications/read')?.body).toEqual({ ids: ['n1'] });
});
