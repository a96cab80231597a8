import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Trouble } from '@tessera/std';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ApiProblem, createClient } from './index.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let base: string;
let seen: Seen[] = [];
let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: '{}' };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen = [];
  answer = { status: 200, body: '{}' };
});

const last = (): Seen => seen.at(-1) as Seen;

test('a write carries the CSRF header, a key for a safe repeat, the ETag and the language', async () => {
  const client = createClient({ base, locale: 'en', key: 'tsr_a_b' });
  await client.records.runTransition('crm.opportunity', 'o 1', 'win', { note: '好' }, { ifMatch: '"7"' });
  expect(last()).toMatchObject({ method: 'POST', url: '/api/v1/records/crm.opportunity/o%201/transitions/win' });
  expect(JSON.parse(last().body)).toEqual({ values: { note: '好' } });
  expect(last().headers).toMatchObject({
    'x-tessera-request': '1',
    'if-match': '"7"',
    'accept-language': 'en',
    authorization: 'Bearer tsr_a_b',
  });
  expect(last().headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  await client.records.create('crm.lead', {}, { idempotencyKey: 'again' });
  expect(last().headers['idempotency-key']).toBe('again');
});

test('a read carries neither; lists are joined and empty parameters left out', async () => {
  answer.body = '{"items":[]}';
  await createClient({ base, locale: () => 'zh-CN' }).records.list('crm.lead', {
    fields: ['name', 'owner'],
    sort: ['-createdAt'],
    filter: 'name == "张"',
  });
  expect(last().headers).not.toHaveProperty('x-tessera-request');
  expect(last().headers).not.toHaveProperty('idempotency-key');
  const url = new URL(last().url, base);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    fields: 'name,owner',
    sort: '-createdAt',
    filter: 'name == "张"',
  });
});

test('a refusal becomes an ApiProblem with its pointers', async () => {
  const body = {
    type: '/errors/invalid',
    title: '无效',
    code: 'values_invalid',
    detail: '有 1 处不对',
    errors: [{ pointer: '/name', code: 'required', detail: '必填' }],
    traceId: 't1',
  };
  answer = { status: 422, body: JSON.stringify(body), headers: { 'Retry-After': '3' } };
  const problem: unknown = await createClient({ base, locale: 'zh-CN' })
    .records.create('crm.lead', {})
    .catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    status: 422,
    code: 'values_invalid',
    detail: '有 1 处不对',
    traceId: 't1',
    retryAfter: 3,
    errors: body.errors,
  });
});

test('an answer that is no problem+json still fails as one', async () => {
  answer = { status: 502, body: '<html>Bad Gateway</html>' };
  await expect(createClient({ base, locale: 'en' }).me.get()).rejects.toMatchObject({
    status: 502,
    code: 'answer_unreadable',
  });
});

test('401 tells that the session is lost, but not when signing in', async () => {
  answer = { status: 401, body: '{"code":"unauthenticated","detail":"请先登录"}' };
  let lost = 0;
  const client = createClient({ base, locale: 'zh-CN', onSessionLost: () => (lost += 1) });
  await expect(client.me.get()).rejects.toMatchObject({ status: 401 });
  await expect(client.session.signIn('a', 'b')).rejects.toMatchObject({ status: 401 });
  expect(lost).toBe(1);
});

test('no answer is trouble, an abort is an abort', async () => {
  const client = createClient({ base: 'http://127.0.0.1:1', locale: 'en' });
  await expect(client.me.get()).rejects.toBeInstanceOf(Trouble);
  await expect(client.me.get()).rejects.toMatchObject({ code: 'network_unreachable' });
  const stop = new AbortController();
  stop.abort();
  await expect(createClient({ base, locale: 'en' }).me.get({ signal: stop.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('documents answer with their ETag; a file travels as multipart', async () => {
  const client = createClient({ base, locale: 'en' });
  answer = { status: 200, body: '{"kind":"entity"}', headers: { ETag: '"r4"' } };
  expect(await client.documents.get('entity', 'x.repair')).toEqual({ document: { kind: 'entity' }, etag: '"r4"' });
  answer = { status: 200, body: '{"etag":"r5","issues":[]}' };
  expect(await client.documents.put('entity', 'x.repair', { kind: 'entity' }, '"r4"')).toEqual({
    etag: 'r5',
    issues: [],
  });
  expect(last()).toMatchObject({ method: 'PUT', url: '/api/v1/documents/entity/x.repair' });
  expect(last().headers).toMatchObject({ 'if-match': '"r4"' });
  await client.documents.put('entity', 'x.fresh', { kind: 'entity' }, undefined);
  expect(last().headers).toMatchObject({ 'if-none-match': '*' });
  expect(last().headers).not.toHaveProperty('if-match');
  answer = { status: 201, body: '{"id":"f1","name":"报价.pdf","size":3,"mime":"application/pdf","sha256":"ab"}' };
  const stored = await client.files.upload(new File(['abc'], '报价.pdf', { type: 'application/pdf' }));
  expect(stored.sha256).toBe('ab');
  expect(last().headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(last().body).toContain('报价.pdf');
});
