import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { contentDigest } from '../testing/content-digest.ts';
import { repairApp } from '../testing/repair-app.ts';
import { publishDraft, putDocuments, testServer } from '../testing/test-server.ts';
import type { TestAnswer, TestServer } from '../testing/test-server.ts';

const lifecycle = {
  kind: 'workflow',
  id: 'x.customerFlow',
  schemaVersion: 1,
  label: { 'zh-CN': '客户流程' },
  type: 'lifecycle',
  entity: 'x.customer',
  initial: 'fresh',
  states: {
    fresh: { label: { 'zh-CN': '新' }, order: 'a0', category: 'open' },
    over: { label: { 'zh-CN': '完' }, order: 'a1', category: 'done' },
  },
  transitions: { finish: { label: { 'zh-CN': '完成' }, order: 'a0', from: ['fresh'], to: 'over' } },
};

const customers = '/api/v1/records/x.customer';
const repairs = '/api/v1/records/x.repair';
let time = Date.parse('2026-03-01T00:00:00Z');
let base: TestServer;
let customer: string;
let repair: string;
let before: Readonly<Record<string, string>>;

beforeAll(async () => {
  base = await testServer({ clock: { now: () => time } });
  await putDocuments(base.admin, [...repairApp, lifecycle]);
  await publishDraft(base.admin);
  for (const name of ['甲', '乙', '丙']) {
    const made = await base.admin('POST', customers, { body: { name } });
    customer = String(made.body['id']);
  }
  const made = await base.admin('POST', repairs, { body: { title: '报修', customer } });
  repair = String(made.body['id']);
});
afterAll(() => base.close());

beforeEach(async () => {
  before = await contentDigest(base.database);
});
afterEach(async () => {
  expect(await contentDigest(base.database)).toEqual(before);
});

/** A problem with this status and code, at these pointers. */
function refused(answer: TestAnswer, status: number, code: string | RegExp, pointers?: readonly string[]): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(String(answer.body['code'])).toMatch(code);
  if (!pointers) return;
  const found = (answer.body['errors'] ?? []) as { pointer: string; code: string; detail: string }[];
  expect(found.map(({ pointer }) => pointer).sort(), answer.text).toEqual([...pointers].sort());
  for (const each of found) expect(each.code && each.detail, answer.text).toBeTruthy();
}

const star = { 'if-match': '*' };

test.each(['{', '{"title":', '[1,', '{"a":1}}', '"', 'nul', '\ufeff{}x', '['.repeat(5000)])(
  'a body of %.20s is not JSON',
  async (body) => {
    for (const [method, url] of [
      ['POST', repairs],
      ['PATCH', `${repairs}/${repair}`],
      ['POST', `${repairs}/query`],
      ['POST', `${repairs}/bulk`],
      ['PUT', '/api/v1/documents/entity/x.new'],
      ['POST', '/api/v1/draft/publish'],
    ] as const)
      refused(await base.admin(method, url, { body, headers: star }), 400, /^body_/);
  },
);

test('every wrong type is told at its field, all at once', async () => {
  const body = {
    title: 7,
    customer: 'nobody',
    cost: [],
    urgent: 'maybe',
    due: '2026-02-30',
    photos: 'a.png',
    hours: 1.5,
    owner: {},
  };
  const pointers = Object.keys(body).map((key) => `/${key}`);
  refused(await base.admin('POST', repairs, { body }), 422, 'record_invalid', pointers);
  refused(await base.admin('PATCH', `${repairs}/${repair}`, { body, headers: star }), 422, 'record_invalid', pointers);
});

test.each(['nope', '__proto__', 'constructor', 'toString', 'deletedAt', 'version', 'createdBy', 'id'])(
  'a record takes no %s',
  async (key) => {
    const body = `{"title":"x",${JSON.stringify(key)}:"1"}`;
    for (const [method, url] of [
      ['POST', repairs],
      ['PATCH', `${repairs}/${repair}`],
    ] as const) {
      const answer = await base.admin(method, url, { body, headers: star });
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.body['code']).toBeTruthy();
    }
  },
);

test.each([
  [repairs, 'nope=1'],
  [repairs, 'filter[]=1'],
  [repairs, '__proto__=1'],
  [`${repairs}?`, 'Limit=1'],
  ['/api/v1/documents', 'x=1'],
  ['/api/v1/releases', 'x=1'],
  ['/api/v1/app', 'x=1'],
  ['/api/v1/me', 'x=1'],
  ['/api/v1/jobs', 'x=1'],
])('%s knows no parameter %s', async (url, query) => {
  const answer = await base.admin('GET', `${url}?${query}`);
  refused(answer, 400, /./);
  expect(JSON.stringify(answer.body['errors']), answer.text).toContain(query.split('=')[0]?.replace('?', '') ?? '');
});

test('ids of other entities, of nobody and of no shape find nothing', async () => {
  for (const id of [customer, base.administratorId, '018f0000-0000-7000-8000-00000000ffff', '1', '..', '%00', "'--"]) {
    const at = `${repairs}/${encodeURIComponent(id)}`;
    for (const [method, url] of [
      ['GET', at],
      ['PATCH', at],
      ['DELETE', at],
      ['POST', `${at}/restore`],
      ['GET', `${at}/history`],
      ['GET', `${at}/transitions`],
      ['POST', `${at}/transitions/finish`],
    ] as const) {
      const body = method === 'PATCH' ? { title: 'x' } : method === 'POST' ? {} : undefined;
      const answer = await base.admin(method, url, { headers: star, ...(body ? { body } : {}) });
      expect([400, 404], `${method} ${url} ${answer.text}`).toContain(answer.status);
      expect(answer.body['code']).toBeTruthy();
    }
  }
  for (const body of [
    { customer: repair },
    { customer: base.administratorId },
    { owner: customer },
    { photos: [{ id: customer }] },
  ])
    refused(
      await base.admin('POST', repairs, { body: { title: 'x', ...body } }),
      422,
      'record_invalid',
      Object.keys(body).map((key) => `/${key}`),
    );
  for (const url of ['imports', 'jobs', 'files'])
    refused(await base.admin('GET', `/api/v1/${url}/${customer}`), 404, /not_found/);
});

test('ten megabytes are too much, wherever they stand', async () => {
  const large = 'x'.repeat(10_000_000);
  for (const [method, url, body] of [
    ['POST', repairs, { title: large }],
    ['PATCH', `${repairs}/${repair}`, { title: large }],
    ['POST', `${repairs}/query`, { filter: `title == "${large}"` }],
    [
      'POST',
      `${repairs}/bulk`,
      { operations: Array.from({ length: 1000 }, () => ({ create: { title: 'x'.repeat(10_000) } })) },
    ],
    ['PUT', '/api/v1/documents/entity/x.big', { kind: 'entity', id: 'x.big', note: large }],
    ['POST', '/api/v1/session', { login: large, password: large }],
  ] as const)
    refused(await base.admin(method, url, { body, headers: star }), 413, 'body_too_large');
});

const texts = {
  'a zero byte': '"a\\u0000b"',
  'half a character': '"\\ud800"',
  'halves in the wrong order': '"\\udc00\\ud800"',
} as const;

test.each(Object.entries(texts))('%s stands nowhere', async (_what, text) => {
  for (const body of [`{"title":${text}}`, `{"title":"x","customer":${text}}`, `{${text}:1}`]) {
    refused(await base.admin('POST', repairs, { body }), 400, 'body_text_not_clean');
    refused(await base.admin('PATCH', `${repairs}/${repair}`, { body, headers: star }), 400, 'body_text_not_clean');
  }
  refused(await base.admin('POST', `${repairs}/query`, { body: `{"search":${text}}` }), 400, 'body_text_not_clean', [
    '/search',
  ]);
  refused(
    await base.admin('PUT', '/api/v1/documents/entity/x.new', { body: `{"label":{"zh-CN":${text}}}`, headers: star }),
    400,
    'body_text_not_clean',
    ['/label/zh-CN'],
  );
});

test.each(['%00', 'a%00b', '%EF%BB%BF%00'])('a query of %s is refused', async (text) => {
  for (const name of ['search', 'filter', 'sort', 'cursor', 'fields']) {
    const answer = await base.admin('GET', `${repairs}?${name}=${text}`);
    refused(answer, 400, /./);
  }
});

test.each(['%ED%A0%80', '%FF', '%', '%u0000'])(
  'a query of %s, which is no text, finds nothing or is refused',
  async (text) => {
    const found = await base.admin('GET', `${repairs}?search=${text}`);
    expect(found.status === 200 ? found.body['items'] : found.body['code'], found.text).toBeTruthy();
    if (found.status === 200) expect(found.body['items']).toEqual([]);
    for (const name of ['filter', 'sort', 'cursor', 'fields'])
      refused(await base.admin('GET', `${repairs}?${name}=${text}`), 400, /./);
  },
);

const fragments = [
  "'; drop table main_live.x_repair; --",
  "' or '1'='1",
  'title == "x" || true; select 1',
  '1; select pg_sleep(10)',
  'pg_sleep(10) == 1',
  'deleted_at == null',
  'owner.passwordHash == "x"',
  'title.matches("^(a+)+$")',
  `${'('.repeat(400)}1${')'.repeat(400)}`,
  `${'!'.repeat(3000)}urgent`,
  Array.from({ length: 2000 }, () => 'hours > 1').join(' && '),
  '[1,2,3].map(x, x)',
  'title.size().size()',
  'param.p0 == "x"',
  'user.id',
];

test.each(fragments)('a filter of %.40s is refused with its place', async (filter) => {
  refused(await base.admin('POST', `${repairs}/query`, { body: { filter } }), 400, /^(filter_invalid|.*too.*)$/);
  refused(
    await base.admin('POST', `${repairs}/aggregate`, { body: { filter, measures: { n: { function: 'count' } } } }),
    400,
    /./,
  );
  refused(await base.admin('POST', '/api/v1/exports', { body: { entity: 'x.repair', filter } }), 400, /./);
});

test('fragments of SQL and formulas are text where text is due, and nothing where a name is due', async () => {
  for (const name of fragments.slice(0, 4)) {
    expect((await base.admin('GET', `${repairs}?search=${encodeURIComponent(name)}`)).status).toBe(200);
    for (const query of [
      `sort=${encodeURIComponent(name)}`,
      `fields=${encodeURIComponent(name)}`,
      `expand=${encodeURIComponent(name)}`,
    ])
      refused(await base.admin('GET', `${repairs}?${query}`), 400, /./);
    refused(await base.admin('GET', `/api/v1/records/${encodeURIComponent(name)}`), 404, /./);
    refused(
      await base.admin('POST', `${repairs}/aggregate`, {
        body: { groupBy: [name], measures: { n: { function: 'count' } } },
      }),
      400,
      /./,
    );
  }
});

test('cursors grow old, fit one list and are signed', async () => {
  const { body } = await base.admin('GET', `${customers}?sort=name&limit=1`);
  const cursor = String(body['next']);
  const list = `${customers}?sort=name&limit=1&cursor=`;
  expect((await base.admin('GET', list + cursor)).status).toBe(200);
  const [payload = '', signature = ''] = cursor.split('.');
  const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('丙', '甲')).toString('base64url');
  for (const wrong of [`${payload}.`, `.${signature}`, `${forged}.${signature}`, 'x', '%00', 'a'.repeat(30_000)])
    refused(await base.admin('GET', list + wrong), 400, /./);
  refused(await base.admin('GET', `${customers}?sort=-name&cursor=${cursor}`), 400, 'cursor_invalid');
  refused(await base.admin('GET', `${repairs}?cursor=${cursor}`), 400, 'cursor_invalid');
  time += 25 * 3_600_000;
  refused(await base.admin('GET', list + cursor), 400, 'cursor_expired');
  time -= 25 * 3_600_000;
});
