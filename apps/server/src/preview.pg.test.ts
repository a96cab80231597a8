import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, signIn, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';
import { repairApp } from './testing/repair-app.ts';

const form = {
  kind: 'form',
  id: 'x.repairForm',
  schemaVersion: 1,
  label: { 'zh-CN': '报修单' },
  entity: 'x.repair',
  modes: ['edit'],
  audience: { roles: ['x.staff'] },
  items: {
    main: { type: 'section', order: 'a0' },
    title: { type: 'field', order: 'a0', parent: 'main', field: 'title' },
    cost: { type: 'field', order: 'a1', parent: 'main', field: 'cost' },
  },
} as const;

interface Answer {
  readonly isForThem: boolean;
  readonly record: Readonly<Record<string, unknown>> | null;
  readonly rights: { readonly fields: Readonly<Record<string, string>> };
}

let base: TestServer;
let staff: string;
let external: string;
let theirs: string;
let others: string;
beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
  await putDocuments(base.admin, [form]);
  const person = async (name: string, role: string) =>
    String(
      (await base.admin('POST', '/api/v1/users', { body: { name, email: `${role}@example.com`, roles: [role] } })).body[
        'id'
      ],
    );
  staff = await person('员工', 'x.staff');
  external = await person('外部', 'x.external');
  const add = async (owner: string) =>
    String(
      (
        await base.admin('POST', '/api/v1/records/x.repair', {
          body: { title: '打印机', cost: { amount: '99.0000', currency: 'CNY' }, owner },
        })
      ).body['id'],
    );
  theirs = await add(external);
  others = await add(staff);
});
afterAll(() => base.close());

const preview = async (body: object) =>
  (await base.admin('POST', '/api/v1/draft/preview', { body: { form: form.id, ...body } })).body as unknown as Answer;

test('a preview shows what the person may see of form and record, and says when the form is not theirs', async () => {
  const seen = await preview({ user: external, record: theirs });
  expect(seen.record).toMatchObject({ title: '打印机' });
  expect(JSON.stringify(seen)).not.toContain('cost');
  expect(JSON.stringify(seen)).not.toContain('99.0000');
  expect(seen.isForThem).toBe(false);
  const whole = await preview({ user: staff, record: theirs });
  expect(whole.record).toMatchObject({ cost: { amount: '99.0000' } });
  expect(whole.isForThem).toBe(true);
});

test('a record the person may not open is not shown', async () => {
  expect((await preview({ user: external, record: others })).record).toBeNull();
  expect((await preview({ user: external })).record).toEqual({});
});

test('only designers may look through the eyes of others', async () => {
  const cookie = await signIn(base.server, staff);
  const refused = await base.call('POST', '/api/v1/draft/preview', { cookie, body: { form: form.id, user: external } });
  expect(refused.status).toBe(403);
  expect((await base.admin('POST', '/api/v1/draft/preview', { body: { form: 'x.none' } })).status).toBe(404);
});
