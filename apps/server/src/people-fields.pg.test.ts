import { param, sql } from '@tessera/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

const label = (text: string) => ({ 'zh-CN': text });
const visit = {
  kind: 'entity',
  id: 'x.visit',
  schemaVersion: 1,
  label: label('拜访'),
  titleExpr: 'name',
  fields: {
    name: { kind: 'text', label: label('名称'), order: 'a0' },
    unit: { kind: 'department', label: label('部门'), order: 'a1', includeChildren: true },
    exact: { kind: 'department', label: label('本部门'), order: 'a2' },
    who: { kind: 'person', label: label('拜访人'), order: 'a3' },
    anyone: { kind: 'person', label: label('曾经手'), order: 'a4', activeOnly: false },
  },
} as const;

const id = (number: number): string => `018f0000-0000-7000-8000-00000000d00${number}`;
const visits = '/api/v1/records/x.visit';
let base: TestServer;

beforeAll(async () => {
  base = await testServer();
  await putDocuments(base.admin, [visit]);
  await publishDraft(base.admin);
  // 1 华东 > 2 上海 > 3 浦东; 4 华北
  for (const [number, parent] of [
    [1, null],
    [2, 1],
    [3, 2],
    [4, null],
  ] as const)
    await base.database.query(
      sql`insert into tessera.sys_department (id, name, parent_id) values (${param(id(number), 'uuid')}, ${param(`部门${number}`, 'text')}, ${param(parent === null ? null : id(parent), 'uuid')})`,
    );
  for (const number of [1, 2, 3, 4])
    await base.admin('POST', visits, { body: { name: String(number), unit: id(number), exact: id(number) } });
  await base.admin('POST', visits, { body: { name: 'none' } });
});
afterAll(() => base.close());

async function namesWhere(filter: unknown): Promise<string[]> {
  const { body, status, text } = await base.admin('POST', `${visits}/query`, { body: { filter, sort: ['name'] } });
  expect(status, text).toBe(200);
  return (body['items'] as { name: string }[]).map(({ name }) => name);
}
const rule = (field: string, operator: string, value: unknown) => ({
  combinator: 'and',
  rules: [{ field, operator, value }],
});

test('a filter on a department finds what lies below it, where the field says so', async () => {
  expect(await namesWhere(rule('unit', 'eq', id(1)))).toEqual(['1', '2', '3']);
  expect(await namesWhere(rule('unit', 'eq', id(3)))).toEqual(['3']);
  expect(await namesWhere(rule('unit', 'in', [id(2), id(4)]))).toEqual(['2', '3', '4']);
  expect(await namesWhere(rule('unit', 'ne', id(2)))).toEqual(['1', '4', 'none']);
  expect(await namesWhere(rule('unit', 'notIn', [id(1), id(4)]))).toEqual(['none']);
  expect(await namesWhere(`unit == "${id(1)}" && name != "2"`)).toEqual(['1', '3']);
  expect(await namesWhere(rule('unit', 'empty', null))).toEqual(['none']);
  expect(await namesWhere(rule('unit', 'eq', '018f0000-0000-7000-8000-00000000dfff'))).toEqual([]);
  expect(await namesWhere(rule('exact', 'eq', id(1)))).toEqual(['1']);
  expect(await namesWhere(rule('exact', 'in', [id(2), id(4)]))).toEqual(['2', '4']);
});

test('who left can be named where everybody may be, not elsewhere; what names them already stays', async () => {
  const made = await base.admin('POST', '/api/v1/users', {
    body: { name: '小李', email: 'li@example.com', roles: ['sys.admin'] },
  });
  const person = String(made.body['id']);
  const record = await base.admin('POST', visits, { body: { name: '在职', who: person } });
  const at = `${visits}/${String(record.body['id'])}`;
  expect((await base.admin('POST', `/api/v1/users/${person}/disable`)).status).toBeLessThan(300);
  for (const field of ['who', 'owner']) {
    const refused = await base.admin('POST', visits, { body: { name: '离职', [field]: person } });
    expect(refused.status, refused.text).toBe(422);
    expect(refused.body['errors']).toMatchObject([{ pointer: `/${field}`, code: 'link_not_found' }]);
  }
  expect((await base.admin('POST', visits, { body: { name: '经手', anyone: person } })).status).toBe(201);
  const headers = { 'if-match': '*' };
  expect((await base.admin('PATCH', at, { body: { name: '改名', who: person }, headers })).status).toBe(200);
  expect((await base.admin('PATCH', at, { body: { who: null }, headers })).status).toBe(200);
  expect((await base.admin('PATCH', at, { body: { who: person }, headers })).status).toBe(422);
});
