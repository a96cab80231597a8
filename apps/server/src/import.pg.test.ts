import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

const label = (text: string) => ({ 'zh-CN': text, en: text });
const base = (kind: string, id: string, text: string) => ({ kind, id, schemaVersion: 1, label: label(text) });

const documents = [
  {
    ...base('entity', 'x.product', '产品'),
    ownership: 'none',
    fields: { name: { kind: 'text', label: label('名称'), order: 'a0', required: true, unique: true } },
  },
  {
    ...base('entity', 'x.account', '客户'),
    fields: {
      name: { kind: 'text', label: label('客户名称'), order: 'a0', required: true },
      sector: {
        kind: 'select',
        label: label('行业'),
        order: 'a1',
        options: { med: { label: label('medical'), order: 'a0' }, tech: { label: label('technology'), order: 'a1' } },
      },
      parent: { kind: 'lookup', label: label('上级'), order: 'a2', target: 'x.account' },
    },
  },
  {
    ...base('workflow', 'x.pipeline', '阶段'),
    type: 'lifecycle',
    entity: 'x.deal',
    initial: 'open',
    states: {
      open: { label: label('Engaging'), order: 'a0', category: 'open' },
      won: { label: label('Won'), order: 'a1', category: 'won', requiredOnEntry: ['account'] },
      lost: { label: label('Lost'), order: 'a2', category: 'lost' },
    },
    transitions: {
      win: { label: label('赢单'), order: 'a0', from: ['open'], to: 'won' },
      lose: { label: label('输单'), order: 'a1', from: ['open'], to: 'lost' },
    },
  },
  {
    ...base('entity', 'x.deal', '商机'),
    titleExpr: 'code',
    fields: {
      code: { kind: 'text', label: label('opportunity_id'), order: 'a0', required: true },
      product: { kind: 'lookup', label: label('product'), order: 'a1', target: 'x.product' },
      account: { kind: 'lookup', label: label('account'), order: 'a2', target: 'x.account' },
      stage: { kind: 'status', label: label('deal_stage'), order: 'a3', lifecycle: 'x.pipeline' },
      engaged: { kind: 'date', label: label('engage_date'), order: 'a4' },
      value: { kind: 'money', label: label('close_value'), order: 'a5', currency: 'CNY' },
    },
  },
];

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ workers: true });
  await putDocuments(server.admin, documents);
  await publishDraft(server.admin);
});
afterAll(() => server.close());

type Body = Readonly<Record<string, unknown>>;

async function upload(entity: string, bytes: Buffer, name = 'rows.csv'): Promise<Body> {
  const boundary = 'tessera-test-boundary';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="entity"\r\n\r\n${entity}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const response = await server.server.app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-tessera-request': '1',
      cookie: `tsr=${server.cookie}`,
    },
    payload,
  });
  expect(response.statusCode, response.payload).toBe(201);
  return response.json();
}

async function step(id: unknown, which: 'check' | 'run' | 'undo', end: string): Promise<Body> {
  const begun = await server.admin('POST', `/api/v1/imports/${String(id)}/${which}`);
  expect(begun.status, begun.text).toBe(202);
  return vi.waitFor(
    async () => {
      const { body } = await server.admin('GET', `/api/v1/imports/${String(id)}`);
      expect(body['state']).toBe(end);
      return body;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const total = async (entity: string) =>
  Number(
    ((await server.admin('GET', `/api/v1/records/${entity}?count=exact&limit=1`)).body['count'] as { value: number })
      .value,
  );

test('accounts in GB18030: unknown options once each, a parent further down, undo', async () => {
  // GB18030 of: 客户名称,行业,上级 / 云杉分公司,technolgy,云杉集团 / 云杉集团,medical, / 白桦,medical,不存在 / "",medical,
  const file = Buffer.from(
    'v827p8P7s8Ys0NDStSzJz7y2CtTGyby31rmry74sdGVjaG5vbGd5LNTGyby8r83FCtTGyby8r83FLG1lZGljYWwsCrDX6OssbWVkaWNhbCyyu7Tm1NoKIiIsbWVkaWNhbCwK',
    'base64',
  );
  const uploaded = await upload('x.account', file);
  expect(uploaded).toMatchObject({
    state: 'uploaded',
    spec: { reading: { encoding: 'gb18030' }, columns: [{ field: 'name' }, { field: 'sector' }, { field: 'parent' }] },
  });
  const checked = await step(uploaded['id'], 'check', 'checked');
  expect(checked['dryRun']).toMatchObject({
    counts: { rows: 4, created: 1, refused: 3 },
    unknown: [
      {
        field: 'sector',
        text: 'technolgy',
        rows: 1,
        kind: 'option',
        suggestions: [{ to: 'tech', label: 'technology' }],
      },
      { field: 'parent', text: '不存在', rows: 1, kind: 'record' },
    ],
  });
  expect(await total('x.account')).toBe(0);
  const settings = {
    replacements: { sector: { technolgy: { action: 'map', to: 'tech' } }, parent: { 不存在: { action: 'empty' } } },
  };
  expect((await server.admin('PATCH', `/api/v1/imports/${String(uploaded['id'])}`, { body: settings })).status).toBe(
    200,
  );
  const done = await step(uploaded['id'], 'run', 'done');
  expect(done['counts']).toEqual({ rows: 4, created: 3, updated: 0, refused: 1, warnings: 0 });
  const list = await server.admin('POST', '/api/v1/records/x.account/query', {
    body: { sort: ['name'], fields: ['name', 'parent', 'sector'] },
  });
  expect(list.body['items']).toMatchObject([
    { name: '白桦', parent: null, sector: 'med' },
    { name: '云杉分公司', parent: { title: '云杉集团' }, sector: 'tech' },
    { name: '云杉集团', parent: null },
  ]);
  const errors = await server.admin('GET', `/api/v1/imports/${String(uploaded['id'])}/errors`);
  expect(errors.text).toContain('行号,原因');
  expect(errors.text).toMatch(/medical,,5,客户名称：/);
  const [first] = list.body['items'] as { id: string }[];
  await server.admin('PATCH', `/api/v1/records/x.account/${first?.id ?? ''}`, {
    body: { sector: 'tech' },
    headers: { 'if-match': '*' },
  });
  expect((await step(uploaded['id'], 'undo', 'undone'))['undone']).toMatchObject({
    removed: 2,
    kept: 1,
    keptRows: [{ line: 4, entity: 'x.account', record: first?.id }],
  });
  expect(await total('x.account')).toBe(1);
});

test('deals: dates by column, a name mapped once, rows placed in their state, zero is not empty, upsert by key', async () => {
  for (const name of ['GTX Pro', 'MG Special'])
    await server.admin('POST', '/api/v1/records/x.product', { body: { name } });
  const file = [
    'opportunity_id,product,account,deal_stage,engage_date,close_value',
    'A1,GTXPro,白桦,Won,10/20/2016,4514',
    'A2,MG Special,,Engaging,1/2/2017,',
    'A3,GTXPro,白桦,Lost,3/4/2017,0',
    'A4,MG Special,,Won,13/13/2017,12',
  ].join('\n');
  const uploaded = await upload('x.deal', Buffer.from(file));
  const id = uploaded['id'];
  expect((uploaded['analysis'] as { columns: Body[] }).columns[4]).toMatchObject({
    field: 'engaged',
    format: { dateOrder: 'MDY', ambiguousDates: 2, possibleOrders: ['MDY'] },
  });
  await server.admin('PATCH', `/api/v1/imports/${String(id)}`, { body: { place: true } });
  const checked = await step(id, 'check', 'checked');
  expect(checked['dryRun']).toMatchObject({
    unknown: [{ field: 'product', text: 'GTXPro', rows: 2, suggestions: [{ label: 'GTX Pro' }] }],
  });
  const [{ suggestions }] = (checked['dryRun'] as { unknown: [{ suggestions: [{ to: string }] }] }).unknown;
  await server.admin('PATCH', `/api/v1/imports/${String(id)}`, {
    body: { replacements: { product: { GTXPro: { action: 'map', to: suggestions[0].to } } } },
  });
  const done = await step(id, 'run', 'done');
  expect(done['counts']).toMatchObject({ rows: 4, created: 3, refused: 1 });
  const read = async () =>
    (
      await server.admin('POST', '/api/v1/records/x.deal/query', {
        body: { sort: ['code'], fields: ['code', 'product', 'stage', 'engaged', 'value'] },
      })
    ).body['items'];
  expect(await read()).toMatchObject([
    {
      code: 'A1',
      product: { title: 'GTX Pro' },
      stage: 'won',
      engaged: '2016-10-20',
      value: { amount: '4514.0000', currency: 'CNY' },
    },
    { code: 'A2', stage: 'open', engaged: '2017-01-02', value: null },
    { code: 'A3', stage: 'lost', value: { amount: '0.0000' } },
  ]);
  expect((await server.admin('POST', `/api/v1/imports/${String(id)}/run`)).body).toMatchObject({
    status: 409,
    code: 'import_already_run',
  });

  const again = await upload('x.deal', Buffer.from('opportunity_id,close_value\nA1,5000\nA9,1\nA2,\n'));
  await server.admin('PATCH', `/api/v1/imports/${String(again['id'])}`, { body: { upsertBy: 'code' } });
  expect((await step(again['id'], 'run', 'done'))['counts']).toMatchObject({ rows: 3, created: 1, updated: 2 });
  expect(await read()).toMatchObject([
    { code: 'A1', value: { amount: '5000.0000' }, stage: 'won' },
    { code: 'A2' },
    { code: 'A3' },
    { code: 'A9' },
  ]);

  const [, second] = (await read()) as { id: string }[];
  await server.admin('PATCH', `/api/v1/records/x.deal/${second?.id ?? ''}`, {
    body: { engaged: '2017-01-03' },
    headers: { 'if-match': '*' },
  });
  const undone = (await step(again['id'], 'undo', 'undone'))['undone'];
  expect(undone).toMatchObject({ removed: 1, restored: 1, kept: 1, keptRows: [{ line: 4, record: second?.id }] });
  expect(await read()).toMatchObject([
    { code: 'A1', value: { amount: '4514.0000' }, stage: 'won' },
    { code: 'A2', engaged: '2017-01-03' },
    { code: 'A3' },
  ]);
});

test('a dry run sees what the file repeats and counts rows that wait for new options; the next file is mapped alike', async () => {
  const file = Buffer.from('名称,备注\n甲,1\n乙,2\n甲 ,3\n');
  const uploaded = await upload('x.product', file);
  const checked = await step(uploaded['id'], 'check', 'checked');
  expect(checked['dryRun']).toMatchObject({
    counts: { rows: 3, created: 2, refused: 1 },
    issues: [{ line: 4, field: 'name', code: 'import_repeats', params: { line: 2 } }],
  });
  const accounts = await upload('x.account', Buffer.from('公司,sector_code\n新港口,港口\n'));
  const columns = [{ field: 'name' }, { field: 'sector' }];
  const id = String(accounts['id']);
  await server.admin('PATCH', `/api/v1/imports/${id}`, {
    body: { columns, replacements: { sector: { 港口: { action: 'create' } } } },
  });
  expect((await step(id, 'check', 'checked'))['dryRun']).toMatchObject({ counts: { created: 1, refused: 0 } });
  await step(id, 'run', 'done');
  const next = await upload('x.account', Buffer.from('sector_code,公司\n港口,老港口\n'));
  expect(next).toMatchObject({
    analysis: { remembered: true },
    spec: { columns: [{ field: 'sector' }, { field: 'name' }] },
  });
});

test('an export honours filter and columns and escapes formulas; an import takes it back', async () => {
  await server.admin('POST', '/api/v1/records/x.product', { body: { name: '=HYPERLINK("http://evil.test")' } });
  const out = await server.admin('POST', '/api/v1/exports', {
    body: { entity: 'x.product', sort: ['name'], columns: ['name'] },
  });
  expect(out.headers['content-type']).toContain('text/csv');
  expect(out.text).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
  expect(out.text.split('\n')[0]).toBe('\ufeff名称');
  const one = await server.admin('POST', '/api/v1/exports', {
    body: { entity: 'x.product', filter: 'name == "GTX Pro"', columns: ['name'] },
  });
  expect(one.text).toBe('\ufeff名称\nGTX Pro\n');
  const deal = await server.admin('POST', '/api/v1/exports', {
    body: { entity: 'x.deal', filter: 'code == "A1"', columns: ['code', 'value'] },
  });
  expect(deal.text.split('\n')[1]).toBe('A1,4514.00');
  expect((await server.admin('POST', '/api/v1/exports', { body: { entity: 'x.nothing' } })).status).toBe(404);
});

test('a workbook: sheets to choose from, kinds as shown, out and in again', async () => {
  const workbook = new Workbook();
  workbook.addWorksheet('说明').addRow(['先看这里']);
  const sheet = workbook.addWorksheet('商机');
  sheet.addRow(['opportunity_id', 'product', 'engage_date', 'close_value']);
  sheet.addRow(['X1', 'GTX Pro', new Date(Date.UTC(2026, 2, 1)), 1234.5]).getCell(4).numFmt = '"￥"#,##0.00';
  sheet.addRow(['X2', 'MG Special', new Date(Date.UTC(2026, 2, 2)), { formula: '1+1', result: 2 }]);
  const uploaded = await upload('x.deal', Buffer.from(await workbook.xlsx.writeBuffer()), 'deals.xlsx');
  const id = String(uploaded['id']);
  expect(uploaded).toMatchObject({
    spec: { reading: { format: 'xlsx', sheet: '说明' } },
    analysis: { sheets: ['说明', '商机'], rows: 0 },
  });
  const missing = await server.admin('PATCH', `/api/v1/imports/${id}`, {
    body: { reading: { format: 'xlsx', sheet: '没有' } },
  });
  expect(missing.body).toMatchObject({ status: 422, code: 'xlsx_sheet_unknown' });
  const chosen = await server.admin('PATCH', `/api/v1/imports/${id}`, {
    body: { reading: { format: 'xlsx', sheet: '商机' } },
  });
  expect(chosen.body).toMatchObject({
    analysis: { rows: 2 },
    spec: { columns: [{ field: 'code' }, { field: 'product' }, { field: 'engaged' }, { field: 'value' }] },
  });
  expect((await step(id, 'run', 'done'))['counts']).toMatchObject({ created: 2, refused: 0 });

  const out = await server.server.app.inject({
    method: 'POST',
    url: '/api/v1/exports',
    headers: { cookie: `tsr=${server.cookie}`, 'x-tessera-request': '1' },
    payload: {
      entity: 'x.deal',
      format: 'xlsx',
      filter: 'code == "X1" || code == "X2"',
      sort: ['code'],
      columns: ['code', 'engaged', 'value'],
    },
  });
  expect(out.headers['content-type']).toContain('spreadsheetml');
  const back = new Workbook();
  await back.xlsx.load(out.rawPayload);
  const rows = back.worksheets[0]?.getRows(1, 3)?.map((row) => row.values);
  expect(rows?.slice(1)).toEqual([
    [undefined, 'X1', '2026-03-01', 1234.5],
    [undefined, 'X2', '2026-03-02', 2],
  ]);
});

test('a template names the columns, offers the choices, and can be imported when filled', async () => {
  const answer = await server.server.app.inject({
    method: 'GET',
    url: '/api/v1/imports/template?entity=x.account',
    headers: { cookie: `tsr=${server.cookie}` },
  });
  const template = new Workbook();
  await template.xlsx.load(answer.rawPayload);
  const [sheet, options] = template.worksheets;
  expect(sheet?.getRow(1).values).toEqual([undefined, '客户名称*', '行业', '上级', '负责人']);
  expect(options?.getColumn(1).values).toEqual([undefined, '行业', 'medical', 'technology', '港口']);
  sheet?.addRow(['填好的客户', 'medical']);
  const uploaded = await upload('x.account', Buffer.from(await template.xlsx.writeBuffer()), 'filled.xlsx');
  expect((await step(uploaded['id'], 'run', 'done'))['counts']).toMatchObject({ created: 1, refused: 0 });
});

test('files that are no table are refused and mapping mistakes are named', async () => {
  const broken = await server.server.app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { 'x-tessera-request': '1', cookie: `tsr=${server.cookie}` },
  });
  expect(broken.statusCode).toBeGreaterThanOrEqual(400);
  const uploaded = await upload('x.product', Buffer.from('名称,备注\n甲,乙\n'));
  const wrong = await server.admin('PATCH', `/api/v1/imports/${String(uploaded['id'])}`, {
    body: { columns: [{ field: 'name' }, { field: 'name' }], upsertBy: 'nothing' },
  });
  expect(wrong).toMatchObject({
    status: 422,
    body: {
      code: 'import_mapping_invalid',
      errors: [{ pointer: '/columns/1/field', code: 'import_field_twice' }, { pointer: '/upsertBy' }],
    },
  });
});

test('options made on the way are known to the rows, and an empty cell is not filled by a default', async () => {
  const entity = {
    ...base('entity', 'x.visit', '拜访'),
    fields: {
      title: { kind: 'text', label: label('标题'), order: 'a0', required: true },
      day: { kind: 'date', label: label('日期'), order: 'a1', default: 'today()' },
      how: {
        kind: 'select',
        label: label('方式'),
        order: 'a2',
        options: { call: { label: label('电话'), order: 'a0' } },
      },
    },
  };
  await putDocuments(server.admin, [entity]);
  await publishDraft(server.admin);
  const { id } = await upload('x.visit', Buffer.from('标题,日期,方式\n甲,2026-01-02,电话\n乙,,上门\n'));
  await server.admin('PATCH', `/api/v1/imports/${String(id)}`, {
    body: { replacements: { how: { 上门: { action: 'create' } } } },
  });
  expect((await step(id, 'run', 'done'))['counts']).toMatchObject({ rows: 2, created: 2, refused: 0 });
  const { body } = await server.admin('POST', '/api/v1/records/x.visit/query', {
    body: { sort: ['title'], fields: ['title', 'day', 'how'] },
  });
  const [second, first] = body['items'] as { title: string; day: string | null; how: string | null }[];
  expect(new Set([first?.day, second?.day])).toEqual(new Set(['2026-01-02', null]));
  expect([first?.how, second?.how]).not.toContain(null);
});
