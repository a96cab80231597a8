import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, signIn, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';
import { repairApp } from './testing/repair-app.ts';

let base: TestServer;
let staff: { cookie: string };
let external: { cookie: string };

async function person(name: string, roles: readonly string[]): Promise<{ cookie: string }> {
  const made = await base.admin('POST', '/api/v1/users', { body: { name, email: `${name}@example.com`, roles } });
  return { cookie: await signIn(base.server, String(made.body['id'])) };
}

beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
  staff = await person('staff', ['x.staff']);
  external = await person('external', ['x.external']);
});
afterAll(() => base.close());

const repairs = '/api/v1/records/x.repair';

test('a record is created, read, changed, deleted and brought back', async () => {
  const account = await base.call('POST', '/api/v1/records/x.customer', {
    ...staff,
    body: { name: '上海电机厂', level: 'high' },
  });
  expect(account).toMatchObject({
    status: 201,
    headers: { location: `/api/v1/records/x.customer/${String(account.body['id'])}` },
  });
  const made = await base.call('POST', repairs, {
    ...staff,
    body: { title: '电梯不动', customer: account.body['id'], cost: { amount: '120.5', currency: 'CNY' } },
  });
  expect(made.status).toBe(201);
  const one = `${repairs}/${String(made.body['id'])}`;
  const read = await base.call('GET', `${one}?expand=customer(level)`, staff);
  expect(read.body).toMatchObject({
    title: '电梯不动',
    customer: { id: account.body['id'], title: '上海电机厂', level: 'high' },
    cost: { amount: '120.5000', currency: 'CNY' },
    urgent: false,
  });
  const etag = String(read.headers['etag']);
  expect((await base.call('PATCH', one, { ...staff, body: { hours: 2 } })).status).toBe(428);
  const changed = await base.call('PATCH', one, { ...staff, body: { hours: 2 }, headers: { 'if-match': etag } });
  expect(changed).toMatchObject({ status: 200, body: { hours: 2 } });
  expect(await base.call('PATCH', one, { ...staff, body: { hours: 3 }, headers: { 'if-match': etag } })).toMatchObject({
    status: 412,
    body: { code: 'record_stale' },
  });
  expect((await base.call('GET', `${one}/history`, staff)).body).toMatchObject({
    items: [{ action: 'update' }, { action: 'create' }],
  });
  expect(
    (await base.call('DELETE', one, { ...staff, headers: { 'if-match': String(changed.headers['etag']) } })).status,
  ).toBe(204);
  expect((await base.call('GET', one, staff)).body).toMatchObject({ status: 404, code: 'record_not_found' });
  expect((await base.call('POST', `${one}/restore`, staff)).status).toBe(200);
  expect((await base.call('GET', one, staff)).status).toBe(200);
});

test('lists are filtered, sorted, paged by link and counted', async () => {
  for (const hours of [5, 6, 7, 8, 9])
    await base.call('POST', repairs, { ...staff, body: { title: `第${hours}次`, hours } });
  const first = await base.call(
    'GET',
    `${repairs}?filter=${encodeURIComponent('hours >= 6')}&sort=-hours&limit=3&count=exact&fields=hours`,
    staff,
  );
  expect(first.body).toMatchObject({
    items: [{ hours: 9 }, { hours: 8 }, { hours: 7 }],
    count: { value: 4, kind: 'exact' },
  });
  const next = /<(.*)>; rel="next"/.exec(String(first.headers['link']))?.[1] ?? '';
  const second = await base.call('GET', next, staff);
  expect(second.body).toMatchObject({ items: [{ hours: 6 }] });
  expect(second.headers['link']).toBeUndefined();
  const queried = await base.call('POST', `${repairs}/query`, {
    ...staff,
    body: { filter: 'hours >= 6', sort: ['-hours'], limit: 1 },
  });
  expect(queried.body).toMatchObject({ items: [{ hours: 9 }] });
  const sums = await base.call('POST', `${repairs}/aggregate`, {
    ...staff,
    body: { measures: { total: { function: 'sum', field: 'hours' } } },
  });
  expect(sums.text).toContain('37');
  expect(await base.call('GET', `${repairs}?sort=a&sort=b`, staff)).toMatchObject({ status: 400 });
  expect(await base.call('GET', `${repairs}?colour=red`, staff)).toMatchObject({
    status: 400,
    body: { code: 'query_invalid', errors: [{ pointer: '/colour' }] },
  });
  expect(await base.call('GET', `${repairs}?filter=${encodeURIComponent('hours >=')}`, staff)).toMatchObject({
    status: 400,
  });
});

test('input that breaks the rules says where', async () => {
  expect(await base.call('POST', repairs, { ...staff, body: { title: 'x', nothing: 1 } })).toMatchObject({
    status: 400,
    body: { code: 'unknown_field', errors: [{ pointer: '/nothing' }] },
  });
  const { body } = await base.call('POST', repairs, { ...staff, body: { hours: 'many', due: '2026-02-30' } });
  const pointers = (body['errors'] as { pointer: string; detail: string }[]).map(({ pointer }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(['/title', '/hours', '/due']));
  expect(await base.call('GET', '/api/v1/records/x.nothing', staff)).toMatchObject({
    status: 404,
    body: { code: 'entity_unknown' },
  });
  expect(await base.call('GET', `${repairs}/1`, staff)).toMatchObject({ status: 404 });
});

test('a repeated key gets the stored answer; another request under it is refused', async () => {
  const headers = { 'idempotency-key': 'k-1' };
  const once = await base.call('POST', repairs, { ...staff, body: { title: '只一次' }, headers });
  const again = await base.call('POST', repairs, { ...staff, body: { title: '只一次' }, headers });
  expect(again).toMatchObject({
    status: 201,
    body: once.body,
    headers: { 'idempotency-replayed': 'true', etag: once.headers['etag'], location: once.headers['location'] },
  });
  expect(await base.call('POST', repairs, { ...staff, body: { title: '另一个' }, headers })).toMatchObject({
    status: 422,
    body: { code: 'idempotency_other_request' },
  });
  expect(
    (await base.call('POST', repairs, { ...staff, body: { title: 'x' }, headers: { 'idempotency-key': 'a b' } }))
      .status,
  ).toBe(400);
});

test('bulk says row by row how it went, or is all or nothing', async () => {
  const operations = [
    { action: 'create', values: { title: '批量一' } },
    { action: 'create', values: {} },
    { action: 'delete', id: '00000000-0000-7000-8000-000000000000' },
  ];
  const loose = await base.call('POST', `${repairs}/bulk`, { ...staff, body: { operations } });
  expect(loose.body).toMatchObject({
    results: [{ status: 201 }, { status: 422, problem: { errors: [{ pointer: '/title' }] } }, { status: 404 }],
  });
  const strict = await base.call('POST', `${repairs}/bulk`, {
    ...staff,
    body: { operations: [{ action: 'create', values: { title: '不会留下' } }, ...operations], atomic: true },
  });
  expect(strict).toMatchObject({
    status: 422,
    body: { code: 'record_invalid', errors: [{ pointer: '/operations/2/values/title' }] },
  });
  const found = await base.call('GET', `${repairs}?filter=${encodeURIComponent("title == '不会留下'")}`, staff);
  expect(found.body['items']).toEqual([]);
});

test('a file is read by whoever may read a record that holds it', async () => {
  const boundary = 'xxxx';
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="../照片.png"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    png,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const response = await base.server.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-tessera-request': '1',
      cookie: `tsr=${external.cookie}`,
    },
    payload,
  });
  expect(response.statusCode).toBe(201);
  const file = response.json<{ id: string; name: string }>();
  expect(file).toMatchObject({ name: '照片.png', mime: 'image/png', size: png.length });
  const url = `/api/v1/files/${file.id}`;
  expect((await base.call('GET', url, staff)).status).toBe(404);
  expect(
    (await base.call('POST', repairs, { ...staff, body: { title: '别人的', photos: [{ id: file.id }] } })).status,
  ).toBe(422);
  expect(
    (await base.call('POST', repairs, { ...external, body: { title: '带照片', photos: [{ id: file.id }] } })).status,
  ).toBe(201);
  const seen = await base.call('GET', url, staff);
  expect(seen).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/png', 'content-disposition': expect.stringContaining('attachment') },
  });
  expect((await base.call('GET', '/api/v1/files/nothing', staff)).status).toBe(404);
});

test('a field without right is nowhere', async () => {
  const secret = '98765.4321';
  await base.call('POST', repairs, { ...external, body: { title: '我的报修' } });
  const mine = (await base.call('GET', repairs, external)).body['items'] as { id: string; _etag: string }[];
  const one = `${repairs}/${mine[0]?.id ?? ''}`;
  await base.admin('PATCH', one, { body: { cost: { amount: secret, currency: 'CNY' } }, headers: { 'if-match': '*' } });
  for (const path of [repairs, one, `${one}/history`, '/api/v1/app', '/openapi.json', '/docs']) {
    const { text } = await base.call('GET', path, external);
    expect(text, path).not.toContain(secret);
    expect(text, path).not.toMatch(/"cost"|>cost</);
  }
  expect((await base.call('GET', '/openapi.json', staff)).text).toContain('"cost"');
  const refused: [string, object?][] = [
    [`${repairs}?filter=${encodeURIComponent('cost > 1')}`],
    [`${repairs}?sort=cost`],
    [`${repairs}?fields=cost`],
    [`${repairs}/aggregate`, { measures: { n: { function: 'sum', field: 'cost' } } }],
    [`${repairs}/aggregate`, { groupBy: ['cost'], measures: { n: { function: 'count' } } }],
  ];
  for (const [path, body] of refused)
    expect(
      (await base.call(body ? 'POST' : 'GET', path, { ...external, ...(body ? { body } : {}) })).status,
      path,
    ).toBe(403);
  expect(
    (await base.call('PATCH', one, { ...external, body: { cost: null }, headers: { 'if-match': '*' } })).status,
  ).toBeGreaterThanOrEqual(400);
  expect((await base.call('GET', '/api/v1/records/x.customer', external)).status).toBe(403);
});

test('publishing what was hidden, rolling back, and reading on', async () => {
  const before = await base.admin('GET', '/api/v1/releases');
  const [, repair] = repairApp;
  const { hours: _hours, ...fields } = repair.fields;
  await putDocuments(base.admin, [{ ...repair, fields } as never]);
  await publishDraft(base.admin);
  expect((await base.call('GET', `${repairs}?limit=1`, staff)).text).not.toContain('"hours"');
  expect((await base.call('GET', '/openapi.json', staff)).text).not.toContain('"hours"');
  const back = await base.admin('POST', `/api/v1/releases/${String(before.body['current'])}/rollback`, {
    body: { note: '回滚' },
  });
  expect(back.status).toBe(201);
  const found = await base.call('GET', `${repairs}?filter=${encodeURIComponent('hours == 9')}`, staff);
  expect(found.body).toMatchObject({ items: [{ hours: 9 }] });
});
