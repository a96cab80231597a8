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
