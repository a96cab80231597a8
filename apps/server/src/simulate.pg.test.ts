import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';
import { repair, repairApp } from './testing/repair-app.ts';

const label = (text: string) => ({ 'zh-CN': text });

/** A lifecycle that only the draft has: it reads a field that has no column yet. */
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
    working: { label: label('处理中'), order: 'a1', category: 'open' },
    closed: { label: label('已关闭'), order: 'a2', category: 'done' },
  },
  transitions: {
    start: { label: label('受理'), order: 'a0', from: ['waiting'], to: 'working', who: { roles: ['x.lead'] } },
    close: {
      label: label('关闭'),
      order: 'a1',
      from: ['working'],
      to: 'closed',
      guard: 'hours > 0',
      guardMessage: label('工时要大于零'),
      ask: ['hours'],
      effects: {
        stamp: { order: 'a0', type: 'set', field: 'finishedAt', value: 'now()' },
        tell: { order: 'a1', type: 'notify', to: { actor: true }, message: label('已关闭') },
      },
    },
  },
} as const;
const role = (id: string) => ({
  kind: 'role',
  id,
  schemaVersion: 1,
  label: label(id),
  defaults: { read: true, create: true, update: true, scope: 'all' },
});

interface Answer {
  readonly options: readonly unknown[];
  readonly issues: readonly unknown[];
  readonly refused?: { readonly reasons: readonly unknown[] };
}

let base: TestServer;
let record: string;
beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
  record = String((await base.admin('POST', '/api/v1/records/x.repair', { body: { title: '打印机卡纸' } })).body['id']);
  const fields = {
    ...repair.fields,
    status: { kind: 'status', label: label('状态'), order: 'b0', lifecycle: 'x.repairFlow' },
    finishedAt: { kind: 'datetime', label: label('完成时间'), order: 'b1' },
  };
  const staff = [role('x.lead'), role('x.helper')] as never[];
  for (const document of [lifecycle, ...staff] as { kind: string; id: string }[])
    expect(
      (
        await base.admin('PUT', `/api/v1/documents/${document.kind}/${document.id}`, {
          body: document,
          headers: { 'if-none-match': '*' },
        })
      ).status,
    ).toBe(200);
  const changed = await base.admin('PUT', '/api/v1/documents/entity/x.repair', {
    body: { ...repair, fields },
    headers: { 'if-match': '*' },
  });
  expect(changed.status).toBe(200);
});
afterAll(() => base.close());

const simulate = async (body: object) =>
  (await base.admin('POST', '/api/v1/draft/simulate', { body: { workflow: 'x.repairFlow', ...body } }))
    .body as unknown as Answer;

test('a lifecycle that is not published is walked on a real record, and nothing is written', async () => {
  const start = await simulate({ record });
  expect(start).toMatchObject({
    state: 'waiting',
    values: { title: '打印机卡纸' },
    options: [{ key: 'start', enabled: true, reasons: [] }],
  });
  const stuck = await simulate({ record, steps: [{ transition: 'start' }, { transition: 'close' }] });
  expect(stuck).toMatchObject({
    state: 'working',
    refused: { transition: 'close', reasons: [{ path: '/hours', detail: expect.stringContaining('工时') }] },
  });
  const done = await simulate({
    record,
    steps: [{ transition: 'start' }, { transition: 'close', values: { hours: 2 } }],
  });
  expect(done).toMatchObject({
    state: 'closed',
    values: { hours: 2, finishedAt: expect.stringMatching(/Z$/) },
    steps: [
      { transition: 'start' },
      {
        from: 'working',
        to: 'closed',
        sets: [{ field: 'finishedAt' }],
        tells: [{ people: [{ id: expect.any(String), title: expect.any(String) }] }],
      },
    ],
    options: [],
  });
  const { body } = await base.admin('GET', `/api/v1/records/x.repair/${record}`);
  expect(body).toMatchObject({ version: 1, hours: null });
});

test('the chosen role decides who may, hand-made values stand in for a record', async () => {
  const other = await simulate({ values: { title: '空调' }, as: { role: 'x.helper' } });
  expect(other.options).toMatchObject([{ key: 'start', enabled: false, reasons: [{ code: 'transition_not_yours' }] }]);
  const lead = await simulate({
    values: { title: '空调', hours: -1 },
    as: { role: 'x.lead' },
    steps: [{ transition: 'start' }, { transition: 'close' }],
  });
  expect(lead.refused?.reasons).toMatchObject([{ detail: '工时要大于零' }]);
  expect((await simulate({ values: { hours: 'viel' } })).issues).toMatchObject([{ path: '/hours' }]);
});

test('a draft with errors is not simulated', async () => {
  const broken = { ...lifecycle, transitions: { close: { ...lifecycle.transitions.close, guard: 'nothing > 1' } } };
  await base.admin('PUT', '/api/v1/documents/workflow/x.repairFlow', { body: broken, headers: { 'if-match': '*' } });
  expect(
    (await base.admin('POST', '/api/v1/draft/simulate', { body: { workflow: 'x.repairFlow' } })).body,
  ).toMatchObject({
    code: 'draft_invalid',
  });
});
