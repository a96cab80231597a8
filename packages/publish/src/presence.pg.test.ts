import { sql } from '@tessera/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPublishing } from './publishing.ts';
import { testBase } from './test-base.ts';

let base: Awaited<ReturnType<typeof testBase>>;
beforeAll(async () => {
  base = await testBase();
});
afterAll(() => base.close());

const tab = (no: number) => `00000000-0000-7000-8000-00000000000${no}`;
const at = (no: number, title: string, page: string, selected = '') => ({
  tab: tab(no),
  user: { id: tab(no), title },
  page,
  selected,
});

test('people see each other over two processes, and are gone when they leave or fall silent', async () => {
  const one = base.publishing.presence;
  const { presence: other } = createPublishing({ database: base.database, ...base.options });
  expect(await one.beat(at(1, '王芳', '/entities/x.repair/fields', 'title'))).toEqual([]);
  const [first] = await other.beat(at(2, '李雯', '/'));
  expect(first).toEqual(at(1, '王芳', '/entities/x.repair/fields', 'title'));
  await one.beat(at(1, '王芳', '/publish'));
  expect(await other.beat(at(2, '李雯', '/'))).toMatchObject([{ page: '/publish', selected: '' }]);
  // Nobody speaks or leaves for somebody else.
  await other.beat({ ...at(1, '李雯', '/people'), user: { id: tab(2), title: '李雯' } });
  await other.leave(tab(1), tab(2));
  expect(await other.beat(at(2, '李雯', '/'))).toMatchObject([{ user: { title: '王芳' }, page: '/publish' }]);
  await base.database.query(
    sql`update tessera.presence set seen_at = now() - interval '21 seconds' where name = '王芳'`,
  );
  expect(await other.beat(at(2, '李雯', '/'))).toEqual([]);
  await one.beat(at(1, '王芳', '/'));
  await one.leave(tab(1), tab(1));
  expect(await other.beat(at(2, '李雯', '/'))).toEqual([]);
});
