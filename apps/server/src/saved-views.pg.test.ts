import { afterAll, beforeAll, expect, test } from 'vitest';
import { repair, repairApp } from './testing/repair-app.ts';
import { publishDraft, putDocuments, signIn, testServer } from './testing/test-server.ts';
import type { Caller, TestServer } from './testing/test-server.ts';

const label = (text: string) => ({ 'zh-CN': text });
const view = {
  label: label('工时多的'),
  entity: 'x.repair',
  type: 'table',
  filter: 'hours > 5',
  columns: { a: { field: 'title', order: 'a0' }, b: { field: 'hours', order: 'a1' } },
};
const right = { create: true, read: true, update: true, scope: 'all' };
const role = (id: string, more: object) => ({ kind: 'role', id, schemaVersion: 1, label: label(id), ...more });

let base: TestServer;
let staff: Caller;
let blind: Caller;
let blindId: string;

async function person(name: string, roles: readonly string[]): Promise<{ id: string; call: Caller }> {
  const made = await base.admin('POST', '/api/v1/users', { body: { name, email: `${name}@example.com`, roles } });
  const id = String(made.body['id']);
  const cookie = await signIn(base.server, id);
  return { id, call: (method, path, more = {}) => base.call(method, path, { cookie, ...more }) };
}

beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, [
    ...repairApp,
    role('x.lead', { defaults: right, capabilities: ['shareViews'] }),
    role('x.blind', { defaults: right, entities: { 'x.repair': { ...right, fields: { hours: 'none' } } } }),
  ]);
  await publishDraft(base.admin);
  staff = (await person('staff', ['x.lead'])).call;
  const other = await person('blind', ['x.blind']);
  blind = other.call;
  blindId = other.id;
});
afterAll(() => base.close());

const items = async (call: Caller) =>
  (await call('GET', '/api/v1/views')).body['items'] as readonly {
    readonly id: string;
    readonly etag: string;
    readonly isMine: boolean;
    readonly view: Record<string, unknown>;
    readonly dropped: readonly unknown[];
  }[];

test('a view is saved, kept from others until it is shared, and two tabs do not overwrite each other', async () => {
  const made = await staff('POST', '/api/v1/views', { body: { view } });
  if (made.status !== 201) throw new Error(made.text);
  const at = `/api/v1/views/${String(made.body['id'])}`;
  expect(await items(base.admin)).toEqual([]);
  const etag = String(made.headers['etag']);
  const audience = { everybody: true };
  const shared = await staff('PUT', at, { body: { view, audience }, headers: { 'if-match': etag } });
  expect(shared.status).toBe(200);
  const late = await staff('PUT', at, { body: { view }, headers: { 'if-match': etag } });
  expect([late.status, late.body['code']]).toEqual([412, 'view_stale']);
  expect(await items(base.admin)).toMatchObject([{ isMine: false, view: { filter: 'hours > 5' } }]);
  // Somebody else’s: seen, not changed.
  const foreign = await base.admin('DELETE', at, { headers: { 'if-match': '*' } });
  expect([foreign.status, foreign.body['code']]).toEqual([404, 'view_missing']);
  expect((await staff('PUT', at, { body: { view } })).status).toBe(428);
});

test('whoever may not read what it filters by learns nothing of a shared view, and cannot save one', async () => {
  expect(await items(blind)).toEqual([]);
  const refused = await blind('POST', '/api/v1/views', { body: { view } });
  expect(refused.status).toBe(422);
  const unknown = await blind('POST', '/api/v1/views', { body: { view: { ...view, filter: 'nothing > 5' } } });
  const shape = ({ text }: { text: string }) =>
    text.replaceAll(/hours|nothing/g, '?').replaceAll(/"traceId":"[^"]*"/g, '');
  expect(shape(refused).replaceAll(/,\{"pointer":"\/view\/columns[^}]*\}/g, '')).toBe(
    shape(unknown).replaceAll(/,\{"pointer":"\/view\/columns[^}]*\}/g, ''),
  );
  const { filter: _filter, columns: _columns, ...open } = view;
  expect((await blind('POST', '/api/v1/views', { body: { view: open } })).status).toBe(201);
  const sharing = await blind('POST', '/api/v1/views', { body: { view: open, audience: { people: [blindId] } } });
  expect(sharing.body['code']).toBe('view_sharing_not_allowed');
});

test('the view opened first is kept for each person', async () => {
  const path = '/api/v1/views/first/x.repair';
  expect((await staff('PUT', path, { body: { view: 'x.repairDerivedMine' } })).status).toBe(204);
  expect((await staff('GET', '/api/v1/views')).body['first']).toEqual({ 'x.repair': 'x.repairDerivedMine' });
  expect((await base.admin('GET', '/api/v1/views')).body['first']).toEqual({});
  await staff('PUT', path, { body: { view: null } });
  expect((await staff('GET', '/api/v1/views')).body['first']).toEqual({});
});

test('a release that takes a field away leaves the view, and says what it lost', async () => {
  const { hours: _hours, ...fields } = repair.fields as Record<string, unknown>;
  await putDocuments(base.admin, [{ ...repair, fields } as never, role('x.blind', { defaults: right })]);
  await publishDraft(base.admin);
  const [mine] = (await items(staff)).filter(({ isMine }) => isMine);
  expect(mine?.dropped).toEqual(expect.arrayContaining([{ part: 'filter' }, { part: 'columns', field: 'hours' }]));
  expect(mine?.view['columns']).toEqual({ a: { field: 'title', order: 'a0' } });
  expect(mine?.view).not.toHaveProperty('filter');
});
