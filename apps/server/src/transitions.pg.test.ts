import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';
import { repair, repairApp } from './testing/repair-app.ts';

const label = (text: string) => ({ 'zh-CN': text });

const lifecycle = {
  kind: 'workflow',
  id: 'x.repairFlow',
  schemaVersion: 1,
  label: label('报修流转'),
  type: 'lifecycle',
  entity: 'x.repair',
  initial: 'waiting',
  states: {
    waiting: { label: label('待受理'), order: 'a0', category: 'open' },
    closed: { label: label('已关闭'), order: 'a1', category: 'done' },
  },
  transitions: {
    close: {
      label: label('关闭'),
      order: 'a0',
      from: ['waiting'],
      to: 'closed',
      guard: 'has(hours)',
      ask: ['hours'],
      effects: { stamp: { order: 'a0', type: 'set', field: 'finishedAt', value: 'now()' } },
    },
  },
} as const;

let base: TestServer;
beforeAll(async () => {
  base = await testServer();
  const fields = {
    ...repair.fields,
    status: { kind: 'status', label: label('状态'), order: 'b0', lifecycle: 'x.repairFlow' },
    finishedAt: { kind: 'datetime', label: label('完成时间'), order: 'b1' },
  };
  await putDocuments(base.admin, [...repairApp, lifecycle, { ...repair, fields } as never]);
  await publishDraft(base.admin);
});
afterAll(() => base.close());

test('a blocked transition says why in Chinese; with the field filled in it passes and its effect is there', async () => {
  const made = await base.admin('POST', '/api/v1/records/x.repair', { body: { title: '打印机卡纸' } });
  expect(made.body['status']).toBe('waiting');
  const one = `/api/v1/records/x.repair/${String(made.body['id'])}`;
  expect((await base.admin('PATCH', one, { body: { status: 'closed' }, headers: { 'if-match': '*' } })).status).toBe(
    422,
  );
  const { body } = await base.admin('GET', `${one}/transitions`);
  expect(body).toMatchObject({
    items: [{ key: 'close', to: 'closed', reasons: [{ detail: expect.stringMatching(/工时/) }] }],
  });
  const headers = { 'if-match': String(made.headers['etag']) };
  const refused = await base.admin('POST', `${one}/transitions/close`, { body: {}, headers });
  expect(refused.status).toBeGreaterThanOrEqual(409);
  expect(refused.body).toMatchObject({
    code: 'transition_blocked',
    errors: [{ detail: expect.stringMatching(/工时/) }],
  });
  expect((await base.admin('POST', `${one}/transitions/close`, { body: { values: { hours: 1 } } })).status).toBe(428);
  const passed = await base.admin('POST', `${one}/transitions/close`, { body: { values: { hours: 1 } }, headers });
  expect(passed).toMatchObject({
    status: 200,
    body: { status: 'closed', hours: 1, finishedAt: expect.stringMatching(/Z$/) },
  });
  expect(passed.headers['etag']).not.toBe(made.headers['etag']);
  expect(
    (await base.admin('POST', `${one}/transitions/nothing`, { body: {}, headers: { 'if-match': '*' } })).status,
  ).toBe(404);
});
