import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

let base: TestServer;
beforeAll(async () => {
  base = await testServer({ limits: { bodyBytes: 8 * 1024 * 1024, signInsPerMinute: 5 } });
});
afterAll(() => base.close());

test('without identity there is health and nothing else', async () => {
  for (const path of ['/healthz', '/readyz', '/errors', '/errors/not_found'])
    expect((await base.call('GET', path)).status, path).toBe(200);
  for (const path of [
    '/api/v1/app',
    '/api/v1/me',
    '/api/v1/users',
    '/api/v1/documents',
    '/api/v1/releases',
    '/openapi.json',
    '/metrics',
  ]) {
    const answer = await base.call('GET', path);
    expect(answer.status, path).toBe(401);
    expect(answer.body).toMatchObject({ code: 'sign_in_needed', type: '/errors/sign_in_needed' });
  }
  expect((await base.call('GET', '/api/v1/session')).body).toEqual({ user: null });
  expect((await base.call('GET', '/api/v1/app', { bearer: 'tsr_0000000000000000_x' })).status).toBe(401);
  expect((await base.call('GET', '/docs')).status).toBe(302);
});

test('built files go out compressed and are kept; what is not there is no page', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-site-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Tessera</title>');
  await writeFile(path.join(folder, 'assets/app-1a2b.js'), `console.log(1);${' '.repeat(5000)}`);
  const site = await testServer({ site: { workspace: folder } });
  try {
    const get = (url: string) =>
      site.server.app.inject({ method: 'GET', url, headers: { 'accept-encoding': 'br, gzip', accept: 'text/html' } });
    const script = await get('/assets/app-1a2b.js');
    expect(script.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': expect.stringMatching(/immutable/) as string,
    });
    expect(script.rawPayload.length).toBeLessThan(500);
    expect((await get('/a/crm.sales/crm.account')).payload).toContain('<title>Tessera</title>');
    expect((await get('/assets/gone.js')).statusCode).toBe(404);
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('problems speak the language asked for and never show a stack', async () => {
  const chinese = await base.admin('GET', '/api/v1/nothing');
  expect(chinese.headers['content-type']).toContain('application/problem+json');
  expect(chinese.body).toMatchObject({ status: 404, code: 'not_found', title: '没有这个地址' });
  const english = await base.admin('GET', '/api/v1/nothing', { headers: { 'accept-language': 'en' } });
  expect(english.body['title']).toBe('There is nothing at this address');
  expect(english.text).not.toMatch(/stack|at .*\.ts/);
});

test.each([
  ['{"password":', 400, 'body_not_json'],
  ['{"password":"b\\u0000"}', 400, 'body_text_not_clean'],
  ['{"password":"\\ud800"}', 400, 'body_text_not_clean'],
  ['{"__proto__":1}', 400, 'body_not_json'],
  ['['.repeat(200), 400, 'body_not_json'],
  [`${'['.repeat(200)}${']'.repeat(200)}`, 400, 'body_too_deep'],
  ['[]', 422, 'body_invalid'],
  ['{"password":1}', 422, 'body_invalid'],
  ['{"password":"b","admin":true}', 422, 'body_invalid'],
])('a body like %.40s is refused', async (body, status, code) => {
  expect(await base.admin('POST', '/api/v1/me/password', { body })).toMatchObject({ status, body: { code } });
});

test('bodies that are no JSON, no UTF-8 or too large are refused', async () => {
  const path = '/api/v1/draft/publish';
  expect(
    await base.admin('POST', path, { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ).toMatchObject({ status: 415, body: { code: 'media_type_unsupported' } });
  expect(await base.admin('POST', path, { body: `{"note":"${'x'.repeat(10_000_000)}"}` })).toMatchObject({
    status: 413,
    body: { code: 'body_too_large' },
  });
  const response = await base.server.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/json', 'x-tessera-request': '1', cookie: `tsr=${base.cookie}` },
    payload: Buffer.from([0x22, 0xff, 0xfe, 0x22]),
  });
  expect(response.json()).toMatchObject({ status: 400, code: 'body_not_utf8' });
});

test('unknown and wrong parameters are refused by name', async () => {
  expect(await base.admin('GET', '/api/v1/users?serach=x')).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/serach' }] },
  });
  expect(await base.admin('GET', '/api/v1/users?limit=many')).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/limit' }] },
  });
  expect((await base.admin('GET', '/api/v1/users?cursor=nonsense')).status).toBe(400);
  expect((await base.admin('GET', '/api/v1/releases/-1')).status).toBe(404);
  expect((await base.admin('GET', '/api/v1/documents/nothing/x.y')).status).toBe(404);
  expect((await base.admin('GET', '/api/v1/users/%E0%A4%A')).status).toBe(400);
  expect((await base.admin('PATCH', "/api/v1/users/1'--", { body: {} })).status).toBe(404);
});

test('a write that another site could have caused is refused', async () => {
  const post = (headers: Record<string, string>, marked = true) =>
    base.server.app.inject({
      method: 'POST',
      url: '/api/v1/draft/check',
      headers: {
        host: 'crm.test',
        cookie: `tsr=${base.cookie}`,
        ...(marked ? { 'x-tessera-request': '1' } : {}),
        ...headers,
      },
    });
  expect((await post({})).statusCode).toBe(200);
  expect((await post({}, false)).json()).toMatchObject({ status: 403, code: 'cross_site_request' });
  expect((await post({ origin: 'http://evil.test' })).statusCode).toBe(403);
  expect((await post({ origin: 'null' })).statusCode).toBe(403);
  expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await post({ origin: 'http://crm.test', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
});

test('answers carry a strict policy, and cookies are out of reach of scripts', async () => {
  const { headers } = await base.call('GET', '/healthz');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).not.toContain('unsafe-eval');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const { token } = await base.server.identity.createLink(base.administratorId, 'sign-in');
  const signedIn = await base.call('POST', '/api/v1/session/link', { body: { token } });
  expect(signedIn.headers['set-cookie']).toMatch(/^tsr=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  expect((await base.call('POST', '/api/v1/session/link', { body: { token } })).status).toBeGreaterThanOrEqual(400);
});

test('people are added, invited, let in and disabled', async () => {
  const made = await base.admin('POST', '/api/v1/users', {
    body: { name: '王芳', email: 'wang@example.com', roles: [] },
  });
  expect(made.status).toBe(201);
  const id = String(made.body['id']);
  const { body } = await base.admin('POST', `/api/v1/users/${id}/invite`);
  const token = String(body['link']).split('#token=')[1];
  const accepted = await base.call('POST', '/api/v1/session/invitation', {
    body: { token, password: '报修-correct-horse-42' },
  });
  expect(accepted.body).toMatchObject({ user: { id, name: '王芳' } });
  const cookie = await signIn(base.server, id);
  expect((await base.call('GET', '/api/v1/users', { cookie })).body).toMatchObject({ code: 'capability_needed' });
  expect((await base.call('PUT', '/api/v1/documents/entity/x.a', { cookie, body: {} })).status).toBe(403);
  expect((await base.admin('POST', `/api/v1/users/${id}/disable`)).body).toMatchObject({ state: 'disabled' });
  expect((await base.call('GET', '/api/v1/me', { cookie })).status).toBe(401);
});

test('keys act until they are revoked, and need no mark', async () => {
  const made = await base.admin('POST', '/api/v1/keys', { body: { name: 'erp', roles: ['sys.admin'] } });
  const response = await base.server.app.inject({
    method: 'POST',
    url: '/api/v1/draft/check',
    headers: { authorization: `Bearer ${String(made.body['key'])}` },
  });
  expect(response.statusCode).toBe(200);
  expect((await base.admin('DELETE', `/api/v1/keys/${String(made.body['id'])}`)).status).toBe(204);
  expect((await base.call('GET', '/api/v1/me', { bearer: String(made.body['key']) })).status).toBe(401);
});

test('guessing passwords is slowed down', async () => {
  const attempts = await Promise.all(
    Array.from({ length: 12 }, () =>
      base.call('POST', '/api/v1/session', { body: { login: 'nobody@example.com', password: 'x' } }),
    ),
  );
  const last = attempts.find(({ status }) => status === 429);
  expect(last?.body).toMatchObject({ code: expect.stringMatching(/too_many_requests|sign_in_throttled/) });
});

test('garbage instead of HTTP gets a problem', async () => {
  await base.server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = base.server.app.server.address() as AddressInfo;
  const text = await new Promise<string>((resolve) => {
    let seen = '';
    const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
    socket.on('data', (chunk) => (seen += chunk.toString()));
    socket.on('close', () => resolve(seen));
  });
  expect(text).toContain('400 Bad Request');
  expect(text).toContain('"code":"request_malformed"');
});
