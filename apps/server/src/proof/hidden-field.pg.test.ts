import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, signIn, testServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const label = (text: string) => ({ 'zh-CN': text, en: text });
const secret = '底价七万三千';
const other = '73921.8400';

const entity = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label: label('商机'),
  titleExpr: 'name',
  fields: {
    name: { kind: 'text', label: label('名称'), order: 'a0', required: true, searchable: true },
    floorPrice: { kind: 'text', label: label('底价'), order: 'a1', searchable: true },
    margin: { kind: 'money', label: label('毛利'), order: 'a2', currency: 'CNY' },
    part: { kind: 'lookup', label: label('上级'), order: 'a3', target: 'x.deal' },
    through: { kind: 'lookupField', label: label('上级底价'), order: 'a4', lookup: 'part', field: 'floorPrice' },
    secretCode: { kind: 'text', label: label('暗号'), order: 'a5', unique: true },
  },
} as const;
const view = {
  kind: 'view',
  id: 'x.dealTable',
  schemaVersion: 1,
  label: label('商机表'),
  entity: 'x.deal',
  type: 'table',
  columns: { c1: { field: 'name', order: 'a0' }, c2: { field: 'floorPrice', order: 'a1' } },
} as const;
const everything = { create: true, read: true, update: true, delete: true, import: true, export: true, scope: 'all' };
const role = {
  kind: 'role',
  id: 'x.outsider',
  schemaVersion: 1,
  label: label('外部'),
  entities: { 'x.deal': { ...everything, fields: { floorPrice: 'none', margin: 'none', secretCode: 'none' } } },
} as const;

/** What would betray that there are such fields. */
const names = /floorPrice|"margin"|secretCode|底价|毛利|暗号/;

let base: TestServer;
let outsider: { cookie: string };
let one: string;
let child: string;
const deals = '/api/v1/records/x.deal';

beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, [entity, view, role]);
  await publishDraft(base.admin);
  const made = await base.admin('POST', '/api/v1/users', {
    body: { name: '外人', email: 'o@example.com', roles: ['x.outsider'] },
  });
  outsider = { cookie: await signIn(base.server, String(made.body['id'])) };
  const deal = await base.admin('POST', deals, {
    body: { name: '甲', floorPrice: secret, margin: { amount: other, currency: 'CNY' } },
  });
  one = `${deals}/${String(deal.body['id'])}`;
  const below = await base.admin('POST', deals, { body: { name: '乙', part: deal.body['id'] } });
  child = `${deals}/${String(below.body['id'])}`;
  await base.admin('PATCH', one, { body: { floorPrice: `${secret}改` }, headers: { 'if-match': '*' } });
});
afterAll(() => base.close());

test('what may be read says neither the value nor that there is such a field', async () => {
  const answers = [
    ['GET', deals],
    ['GET', one],
    ['GET', `${child}?expand=part`],
    ['GET', `${deals}?expand=part`],
    ['GET', `${one}/history`],
    ['GET', `${one}/transitions`],
    ['GET', '/api/v1/app'],
    ['GET', '/openapi.json'],
    ['GET', '/docs'],
    ['POST', `${deals}/query`, {}],
    ['POST', '/api/v1/exports', { entity: 'x.deal' }],
  ] as const;
  for (const [method, path, body] of answers) {
    const { text, status } = await base.call(method, path, { ...outsider, ...(body ? { body } : {}) });
    expect(status, path).toBe(200);
    expect(text, path).not.toContain(secret);
    expect(text, path).not.toContain('73921');
    expect(text, path).not.toMatch(names);
  }
});

test.each([
  ['filter', 'GET', `?filter=${encodeURIComponent('has(floorPrice)')}`],
  ['filter over a link', 'GET', `?filter=${encodeURIComponent('has(part.floorPrice)')}`],
  ['filter by the field that reads it', 'GET', `?filter=${encodeURIComponent('has(through)')}`],
  ['sort', 'GET', '?sort=floorPrice'],
  ['sort by the field that reads it', 'GET', '?sort=through'],
  ['choice of fields', 'GET', '?fields=margin'],
  ['expand', 'GET', '?expand=part(floorPrice)'],
  ['sum', 'POST', '/aggregate', { measures: { s: { function: 'sum', field: 'margin' } } }],
  ['group', 'POST', '/aggregate', { groupBy: ['floorPrice'], measures: { n: { function: 'count' } } }],
  ['filtered sum', 'POST', '/aggregate', { filter: 'margin > 1', measures: { n: { function: 'count' } } }],
  [
    'having',
    'POST',
    '/aggregate',
    { groupBy: ['name'], measures: { s: { function: 'sum', field: 'margin' } }, having: 's > 1' },
  ],
  [
    'count of different values',
    'POST',
    '/aggregate',
    { measures: { s: { function: 'countDistinct', field: 'floorPrice' } } },
  ],
  ['query', 'POST', '/query', { filter: { combinator: 'and', rules: [{ field: 'margin', operator: 'notEmpty' }] } }],
] as const)('a %s on it is forbidden', async (_what, method, path, body?: object) => {
  const { status, text } = await base.call(method, `${deals}${path}`, { ...outsider, ...(body ? { body } : {}) });
  expect(status, text).toBe(403);
  expect(text).not.toContain(secret);
});

test('it cannot be found, exported, imported or written', async () => {
  const found = await base.call('GET', `${deals}?search=${encodeURIComponent('七万三千')}`, outsider);
  expect(found.body['items']).toEqual([]);
  const columns = await base.call('POST', '/api/v1/exports', {
    ...outsider,
    body: { entity: 'x.deal', columns: ['floorPrice'] },
  });
  expect(columns.status).toBe(403);
  const filtered = await base.call('POST', '/api/v1/exports', {
    ...outsider,
    body: { entity: 'x.deal', filter: 'has(margin)' },
  });
  expect(filtered.status).toBe(403);
  for (const [method, path] of [
    ['POST', deals],
    ['PATCH', one],
  ] as const) {
    const refused = await base.call(method, path, {
      ...outsider,
      body: { name: '丙', floorPrice: 'x' },
      headers: { 'if-match': '*' },
    });
    expect(refused.status, refused.text).toBeGreaterThanOrEqual(400);
    expect(refused.status, refused.text).toBeLessThan(500);
  }
  const boundary = 'hidden-field';
  const upload = await base.call('POST', '/api/v1/imports', {
    ...outsider,
    body: `--${boundary}\r\nContent-Disposition: form-data; name="entity"\r\n\r\nx.deal\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n名称,底价\r\n丁,1\r\n\r\n--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  expect(upload.status, upload.text).toBe(201);
  const mapped = (upload.body['spec'] as { columns: { field?: string }[] }).columns.map(({ field }) => field);
  expect(mapped).toEqual(['name', undefined]);
  const forced = await base.call('PATCH', `/api/v1/imports/${String(upload.body['id'])}`, {
    ...outsider,
    body: { columns: [{ field: 'name' }, { field: 'floorPrice' }] },
  });
  expect(forced.status).toBeGreaterThanOrEqual(400);
  const kept = await base.admin('GET', one);
  expect(kept.body['floorPrice']).toBe(`${secret}改`);
});

test('what may not be repeated in it is refused without naming it', async () => {
  const made = await base.admin('POST', deals, { body: { name: '戊', secretCode: '暗-1' } });
  const at = `${deals}/${String(made.body['id'])}`;
  const headers = { 'if-match': '*' };
  const gone = await base.call('DELETE', at, { ...outsider, headers });
  expect(gone.status, gone.text).toBe(204);
  await base.admin('POST', deals, { body: { name: '己', secretCode: '暗-1' } });
  const refused = await base.call('POST', `${at}/restore`, { ...outsider, headers });
  expect(refused.status, refused.text).toBeGreaterThanOrEqual(400);
  expect(refused.status, refused.text).toBeLessThan(500);
  expect(refused.text).not.toMatch(names);
  expect(refused.text).not.toContain('暗-1');
});

test('writes answer, change and are retraced without it', async () => {
  const headers = { 'if-match': '*' };
  const answers = [
    await base.call('POST', deals, { ...outsider, body: { name: '庚' } }),
    await base.call('PATCH', one, { ...outsider, body: { name: '甲改' }, headers }),
    await base.call('POST', `${deals}/bulk`, {
      ...outsider,
      body: { operations: [{ update: one.split('/').at(-1), values: { name: '甲二' } }] },
    }),
    await base.call('GET', `${one}/history`, outsider),
    await base.call('GET', '/api/v1/notifications', outsider),
    await base.call('GET', '/api/v1/documents/entity/x.deal', outsider),
    await base.call('GET', '/api/v1/releases', outsider),
    await base.call('PATCH', one, { ...outsider, body: { name: '' }, headers }),
    await base.call('PATCH', one, { ...outsider, body: { name: '旧' }, headers: { 'if-match': '"0"' } }),
  ];
  for (const { status, text } of answers) {
    expect(status, text).toBeLessThan(500);
    expect(text).not.toMatch(names);
    expect(text).not.toContain(secret);
  }
});
