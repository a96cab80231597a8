import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

let base: TestServer;
beforeAll(async () => {
  base = await testServer();
});
afterAll(() => base.close());

test('the pack that comes along is installed from the designer, once, and its demo data leaves', async () => {
  expect(await base.admin('POST', '/api/v1/packs/x.nothing/install', { body: {} })).toMatchObject({ status: 404 });
  const installed = await base.admin('POST', '/api/v1/packs/crm.core/install', { body: { demo: true } });
  expect(installed).toMatchObject({ status: 201, body: { id: 'crm.core', complete: true } });
  expect(await base.admin('POST', '/api/v1/packs/crm.core/install', { body: {} })).toMatchObject({
    body: { code: 'pack_installed' },
  });
  const list = () => base.admin('GET', '/api/v1/records/crm.account?limit=1');
  expect((await list()).body['items']).toHaveLength(1);
  expect((await base.admin('DELETE', '/api/v1/packs/crm.core/demo')).status).toBe(200);
  expect((await list()).body['items']).toHaveLength(0);
});

test('templates tell what they bring and what is in their way, and stand beside each other', async () => {
  const templates = async () =>
    (await base.admin('GET', '/api/v1/packs/templates')).body['items'] as readonly {
      readonly id: string;
      readonly installed: boolean;
      readonly demoRows: number;
      readonly entities: readonly { readonly id: string }[];
      readonly taken: readonly { readonly kind: string; readonly id: string }[];
    }[];
  const own = { kind: 'entity', id: 'pm.task', schemaVersion: 1, label: { 'zh-CN': '我的任务' }, fields: {} };
  const put = await base.admin('PUT', '/api/v1/documents/entity/pm.task', {
    body: own,
    headers: { 'if-none-match': '*' },
  });
  expect(put.status).toBe(200);
  const found = await templates();
  expect(found.map(({ id, installed }) => [id, installed])).toEqual([
    ['crm.core', true],
    ['svc.pack', false],
    ['hire.pack', false],
    ['pm.pack', false],
  ]);
  expect(found.at(-1)?.taken).toMatchObject([{ kind: 'entity', id: 'pm.task' }]);
  await base.admin('POST', '/api/v1/draft/discard', { body: {} });
  for (const { id, demoRows, entities } of found.slice(1)) {
    expect(demoRows).toBeGreaterThan(0);
    const installed = await base.admin('POST', `/api/v1/packs/${id}/install`, { body: { demo: true } });
    expect(installed.body).toMatchObject({ id, complete: true, demoRows });
    for (const entity of entities)
      expect((await base.admin('GET', `/api/v1/records/${entity.id}?limit=1`)).status).toBe(200);
  }
  expect((await templates()).every(({ installed, taken }) => installed && taken.length === 0)).toBe(true);
}, 120_000);
