import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ workers: true });
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;

async function upload(name: string, bytes: Buffer): Promise<string> {
  const boundary = 'tessera-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`;
  const response = await server.server.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-tessera-request': '1',
      cookie: `tsr=${server.cookie}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return String(response.json<Body>()['id']);
}

const outline = (...ids: readonly string[]) =>
  server.admin('POST', '/api/v1/outlines', { body: { files: ids.map((id) => ({ id })) } });

async function ended(id: unknown, state: string): Promise<Body> {
  return vi.waitFor(
    async () => {
      const { body } = await server.admin('GET', `/api/v1/import-batches/${String(id)}`);
      expect(body['state']).toBe(state);
      return body;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const label = (text: string) => ({ 'zh-CN': text });
const customers = '客户台账,,\n\n编号,客户名称,电话\nC1,白桦,13800138001\nC2,云杉,1.38E+10\n';
const orders = '订单,客户编号,金额\nO1,C1,1.2万\nO2,C2,￥300\nO3,C9,面议\n';

test('tables are outlined with their header, their kinds and the links between them', async () => {
  const files = [await upload('客户.csv', Buffer.from(customers)), await upload('订单.csv', Buffer.from(orders))];
  const { status, body, text } = await outline(...files);
  expect(status, text).toBe(200);
  expect(body).toMatchObject({
    tables: [
      { name: '客户', rows: 2, title: 1, reading: { header: { line: 3, rows: 1 } } },
      { name: '订单', rows: 3, title: 0, columns: [{}, {}, { name: '金额' }] },
    ],
    links: [{ from: { table: 1, column: 1 }, to: { table: 0, column: 0 }, matched: 2, distinct: 3, stray: 'c9' }],
  });
  const [{ columns }] = body['tables'] as [{ columns: Body[] }];
  expect(columns[2]).toMatchObject({ guess: { field: { kind: 'phone' }, remarks: [{ code: 'column_scientific' }] } });
  const other = await server.admin('POST', '/api/v1/outlines', {
    body: {
      files: [
        {
          id: files[0],
          readings: { '': { format: 'csv', encoding: 'utf-8', delimiter: ',', header: { line: 4, rows: 0 } } },
        },
      ],
    },
  });
  expect(other.body).toMatchObject({ tables: [{ rows: 2, columns: [{ name: '列 A' }, {}, {}] }] });
});

test('a batch waits for its publish, brings tables in one after the other, and is taken back as a whole', async () => {
  const [file, second] = [
    await upload('客户.csv', Buffer.from(customers)),
    await upload('订单.csv', Buffer.from(orders)),
  ];
  const csv = { format: 'csv', encoding: 'utf-8', delimiter: ',' };
  const loads = [
    {
      entity: 'x.customer',
      file,
      fileName: '客户.csv',
      reading: { ...csv, header: { line: 3, rows: 1 } },
      columns: [{ field: 'code' }, { field: 'name' }, { field: 'phone', otherwise: 'empty' }],
      rows: 2,
    },
    {
      entity: 'x.order',
      file: second,
      fileName: '订单.csv',
      reading: csv,
      columns: [
        { field: 'name' },
        { field: 'customer', matchBy: 'code', otherwise: 'empty' },
        { field: 'amount', otherwise: 'empty' },
      ],
      rows: 3,
    },
  ];
  const planned = await server.admin('POST', '/api/v1/import-batches', { body: { name: '台账', loads } });
  expect(planned.status, planned.text).toBe(201);
  const id = String(planned.body['id']);
  const early = await server.admin('POST', `/api/v1/import-batches/${id}/run`);
  expect(early.body).toMatchObject({ status: 409, code: 'batch_not_published' });
  const text = (name: string, order: string) => ({ kind: 'text', label: label(name), order });
  await putDocuments(server.admin, [
    {
      kind: 'entity',
      id: 'x.customer',
      schemaVersion: 1,
      label: label('客户'),
      fields: {
        code: text('编号', 'a0'),
        name: text('名称', 'a1'),
        phone: { kind: 'phone', label: label('电话'), order: 'a2' },
      },
    } as never,
    {
      kind: 'entity',
      id: 'x.order',
      schemaVersion: 1,
      label: label('订单'),
      fields: {
        name: text('订单', 'a0'),
        customer: { kind: 'lookup', label: label('客户'), order: 'a1', target: 'x.customer' },
        amount: { kind: 'money', label: label('金额'), order: 'a2', currency: 'CNY' },
      },
    } as never,
  ]);
  await publishDraft(server.admin);
  expect((await server.admin('POST', `/api/v1/import-batches/${id}/run`)).status).toBe(202);
  const done = await ended(id, 'done');
  expect(done['imports']).toMatchObject([
    { state: 'done', counts: { created: 2, refused: 0, warnings: 1 } },
    { state: 'done', counts: { created: 3, refused: 0, warnings: 1 } },
  ]);
  const rows = await server.admin('POST', '/api/v1/records/x.order/query', {
    body: { sort: ['name'], fields: ['name', 'customer', 'amount'] },
  });
  expect(rows.body['items']).toMatchObject([
    { name: 'O1', customer: { title: 'C1' }, amount: { amount: '12000.0000' } },
    { name: 'O2', customer: { title: 'C2' } },
    { name: 'O3', customer: null, amount: null },
  ]);
  await server.admin('POST', `/api/v1/import-batches/${id}/undo`);
  expect((await ended(id, 'undone'))['imports']).toMatchObject([
    { undone: { removed: 2, kept: 0 } },
    { undone: { removed: 3, kept: 0 } },
  ]);
});

test.each<readonly [what: string, name: string, bytes: Buffer, code: string]>([
  ['an old workbook', 'a.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'xls_unsupported'],
  ['a workbook cut off', 'a.xlsx', Buffer.from('PK\u0003\u0004 cut off'), 'xlsx_broken'],
  ['a picture that was renamed', 'a.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file_no_table'],
  [
    'too many columns',
    'a.csv',
    Buffer.from(`${Array.from({ length: 501 }, (_, n) => `c${n}`).join(',')}\n`),
    'csv_too_wide',
  ],
])('%s is refused in words', async (_what, name, bytes, code) => {
  const { status, body } = await outline(await upload(name, bytes));
  expect([status, body['code']]).toEqual([422, code]);
  expect(String(body['detail'])).toMatch(/[\u4e00-\u9fff]/);
});

test('names without end, other scripts and thousands of choices become plain names and texts', async () => {
  const long = '长'.repeat(300);
  const lines = Array.from({ length: 10_000 }, (_, n) => `值${n},مرحبا,😀`).join('\n');
  const { body } = await outline(await upload('宽.csv', Buffer.from(`${long},${long},\u202eعربي\n${lines}\n`)));
  const [{ columns }] = body['tables'] as [{ columns: { name: string; choices: unknown; guess: Body }[] }];
  expect(columns.map(({ name }) => [...name].length <= 62)).toEqual([true, true, true]);
  expect(new Set(columns.map(({ name }) => name)).size).toBe(3);
  expect(columns[0]).toMatchObject({ choices: null, guess: { field: { kind: 'text' } } });
});
