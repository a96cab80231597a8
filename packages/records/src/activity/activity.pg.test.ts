import { param, sql } from '@tessera/database';
import { documentSet } from '@tessera/model';
import type { EntityDocument, RoleDocument, TesseraDocument, WorkflowDocument } from '@tessera/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordContext } from '../context.ts';
import { testDocuments } from '../testing/documents.ts';
import { openWorld, parseRecord } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

const zh = (text: string) => ({ 'zh-CN': text });
const account = testDocuments.find(({ id }) => id === 'crm.account') as EntityDocument;
const followed: EntityDocument = {
  ...account,
  fields: {
    ...account.fields,
    lastOn: { kind: 'date', label: zh('最近跟进'), order: 'b0' },
    nextOn: { kind: 'date', label: zh('下次跟进'), order: 'b1' },
  },
  features: {
    activities: {
      relatedEntity: 'crm.note',
      relatedField: 'account',
      text: 'content',
      subject: 'subject',
      way: 'way',
      at: 'doneAt',
      state: 'done',
      last: 'lastOn',
      next: 'nextOn',
    },
  },
};
const note: EntityDocument = {
  kind: 'entity',
  id: 'crm.note',
  schemaVersion: 1,
  label: zh('跟进'),
  titleExpr: 'subject',
  fields: {
    subject: { kind: 'text', label: zh('主题'), order: 'a0', required: true, maxLength: 20 },
    content: { kind: 'text', label: zh('内容'), order: 'a1', multiline: true },
    way: {
      kind: 'select',
      label: zh('方式'),
      order: 'a2',
      options: { call: { label: zh('电话'), order: 'a0' }, visit: { label: zh('拜访'), order: 'a1' } },
    },
    doneAt: { kind: 'datetime', label: zh('时间'), order: 'a3', readonly: true },
    status: { kind: 'status', label: zh('状态'), order: 'a4', lifecycle: 'crm.noteFlow' },
    account: { kind: 'lookup', label: zh('客户'), order: 'a5', target: 'crm.account', onDelete: 'cascade' },
  },
};
const flow: WorkflowDocument = {
  kind: 'workflow',
  id: 'crm.noteFlow',
  schemaVersion: 1,
  label: zh('跟进状态'),
  type: 'lifecycle',
  entity: 'crm.note',
  initial: 'open',
  states: {
    open: { label: zh('待办'), order: 'a0', category: 'open' },
    done: { label: zh('完成'), order: 'a1', category: 'done' },
  },
  transitions: { finish: { label: zh('完成'), order: 'a0', from: ['open'], to: 'done' } },
};
const all = { create: true, read: true, update: true, delete: true } as const;
const roles: readonly RoleDocument[] = [
  {
    kind: 'role',
    id: 'crm.noDates',
    schemaVersion: 1,
    label: zh('看不到日期'),
    defaults: { ...all, scope: 'all' },
    entities: { 'crm.account': { ...all, scope: 'all', fields: { lastOn: 'none', nextOn: 'none' } } },
  },
  {
    kind: 'role',
    id: 'crm.visitor',
    schemaVersion: 1,
    label: zh('只看客户，自己的跟进'),
    entities: { 'crm.account': { read: true, scope: 'all' }, 'crm.note': { ...all, scope: 'own' } },
  },
];

let world: World;
let seller: RecordContext;
beforeAll(async () => {
  const others = testDocuments.filter(({ id }) => id !== 'crm.account') as TesseraDocument[];
  world = await openWorld(documentSet([...others, followed, note, flow, ...roles]));
});
afterAll(() => world.close());

const as = (...given: Parameters<World['as']>): RecordContext => world.as(...given);
const newAccount = async (name: string): Promise<string> => {
  seller = as('ann', 'crm.own');
  return (await world.records.create(seller, 'crm.account', { name })).id;
};
interface StreamPage {
  readonly items: readonly (Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string })[];
  readonly next?: string;
}
const streamOf = async (ctx: RecordContext, id: string, query = {}): Promise<StreamPage> =>
  JSON.parse(await world.records.stream(ctx, 'crm.account', id, query)) as StreamPage;
const count = async (table: string): Promise<number> => {
  const { rows } = await world.database.query<{ n: number }>(sql`select count(*)::int as n from ${{ parts: [table] }}`);
  return rows[0]?.n ?? -1;
};
void param;

test('a follow-up is written with its state and moment, and sets last and next of its record', async () => {
  const id = await newAccount('华东机械');
  const text = '王总说预算批了\n下周给方案';
  const made = await world.records.followUp(as('ann', 'crm.own'), 'crm.account', id, {
    text,
    way: 'call',
    at: '2026-02-28T20:30:00Z',
    next: '2026-03-05',
  });
  expect(parseRecord(made)).toMatchObject({
    subject: '王总说预算批了',
    content: text,
    way: 'call',
    status: 'done',
    account: { id },
  });
  const after = parseRecord(await world.records.get(as('ann', 'crm.own'), 'crm.account', id));
  expect(after).toMatchObject({ lastOn: '2026-03-01', nextOn: '2026-03-05' });

  await world.records.followUp(as('ann', 'crm.own'), 'crm.account', id, { text: '补记', at: '2026-01-10T02:00:00Z' });
  expect(parseRecord(await world.records.get(as('ann', 'crm.own'), 'crm.account', id))).toMatchObject({
    lastOn: '2026-03-01',
    nextOn: '2026-03-05',
  });
  world.advance(5 * 86_400_000);
  await world.records.followUp(as('ann', 'crm.own'), 'crm.account', id, { text: '已签' });
  expect(parseRecord(await world.records.get(as('ann', 'crm.own'), 'crm.account', id))).toMatchObject({
    lastOn: '2026-03-06',
    nextOn: null,
  });
});

test('nothing is written when any part is refused', async () => {
  const id = await newAccount('半途公司');
  const [notes, changes] = [await count('main_live.crm_note'), await count('tessera.change')];
  const write = (given: object, ctx = as('ann', 'crm.own')) =>
    world.records.followUp(ctx, 'crm.account', id, { text: '电话', ...given });
  await expect(write({ next: 'soon' })).rejects.toMatchObject({
    code: 'record_invalid',
    issues: [{ path: '/nextOn' }],
  });
  await expect(write({ at: '2026-12-24T00:00:00Z' })).rejects.toMatchObject({
    issues: [{ path: '/doneAt', code: 'follow_up_in_future' }],
  });
  await expect(write({ text: '  ' })).rejects.toMatchObject({ issues: [{ path: '/content', code: 'field_required' }] });
  await expect(write({}, as('bob', 'crm.own'))).rejects.toMatchObject({ code: 'record_not_found' });
  await expect(write({}, as('bob', 'crm.reader'))).rejects.toMatchObject({ code: 'action_not_allowed' });
  expect([await count('main_live.crm_note'), await count('tessera.change')]).toEqual([notes, changes]);
});

test('who may only read the record writes a follow-up, which sets when it was last one, but plans nothing', async () => {
  const id = await newAccount('同事客户');
  const bob = as('bob', 'crm.visitor');
  await expect(
    world.records.followUp(bob, 'crm.account', id, { text: '碰到了', next: '2026-04-01' }),
  ).rejects.toMatchObject({ code: 'action_not_allowed' });
  await world.records.followUp(bob, 'crm.account', id, { text: '碰到了' });
  expect(parseRecord(await world.records.get(seller, 'crm.account', id))).toMatchObject({ lastOn: '2026-03-06' });
});

test('the stream merges by time, pages without gaps and shows each person what they may read', async () => {
  const id = await newAccount('动态公司');
  for (let each = 0; each < 4; each += 1) {
    world.advance(60_000);
    await world.records.followUp(as('ann', 'crm.own'), 'crm.account', id, { text: `跟进 ${each}` });
    world.advance(60_000);
    await world.records.comments.add(as('ann', 'crm.own'), 'crm.account', id, `评论 ${each}`);
    world.advance(60_000);
    await world.records.update(as('ann', 'crm.own'), 'crm.account', id, { credit: each + 1 }, { ifMatch: '*' });
  }
  const ann = as('ann', 'crm.own');
  const whole = await streamOf(ann, id, { limit: 100 });
  const types = whole.items.map(({ type }) => type);
  expect(types).toEqual([...Array.from({ length: 4 }, () => ['changes', 'comments', 'followUps']).flat(), 'changes']);
  const paged: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: StreamPage = await streamOf(ann, id, { limit: 2, ...(cursor === '' ? {} : { cursor }) });
    paged.push(...page.items.map((item) => item.id));
    cursor = page.next;
  }
  expect(paged).toEqual(whole.items.map((item) => item.id));
  expect((await streamOf(ann, id, { show: 'comments' })).items).toHaveLength(4);

  const visitor = await streamOf(as('bob', 'crm.visitor'), id, { limit: 100 });
  expect(visitor.items.some(({ type }) => type === 'followUps')).toBe(false);
  expect(visitor.items.filter(({ type }) => type === 'comments')).toHaveLength(4);
  const blind = await streamOf(as('bob', 'crm.noDates'), id, { show: 'changes' });
  expect(JSON.stringify(blind)).not.toMatch(/lastOn|nextOn/);
  await expect(streamOf(as('bob', 'crm.own'), id)).rejects.toMatchObject({ code: 'record_not_found' });
});

test('a comment tells whom it names, if they may read the record', async () => {
  const id = await newAccount('评论公司');
  const { boss, bob } = world.people;
  await world.database.query(sql`update tessera.sys_user set roles = '{crm.sales}' where id = ${param(boss, 'uuid')}`);
  const text = `@[boss](${boss}) 请看，@[bob](${bob}) 也看看`;
  const written = await world.records.comments.add(as('ann', 'crm.own'), 'crm.account', id, text);
  expect(written.unreached).toEqual([{ id: bob, name: 'bob' }]);
  const told = async () =>
    (
      await world.database.query<{ user_id: string; part: string; title: Record<string, string>; record: string }>(
        sql`select user_id, part, title, record from tessera.notification where record = ${param(id, 'uuid')}`,
      )
    ).rows;
  expect(await told()).toMatchObject([{ user_id: boss, part: `comment-${written.id}`, record: id }]);
  expect((await told())[0]?.title['zh-CN']).toBe('ann在“评论公司”的评论中提到了您');

  await world.records.comments.edit(as('ann', 'crm.own'), 'crm.account', id, written.id, `${text}！`);
  expect(await told()).toHaveLength(1);
  const others = [as('bob', 'crm.sales'), as('boss', 'crm.sales')];
  for (const other of others)
    await expect(world.records.comments.edit(other, 'crm.account', id, written.id, '改')).rejects.toMatchObject({
      code: 'comment_not_yours',
    });
  await expect(world.records.comments.add(as('bob', 'crm.own'), 'crm.account', id, '偷看')).rejects.toMatchObject({
    code: 'record_not_found',
  });
  await world.records.remove(as('ann', 'crm.own'), 'crm.account', id, { ifMatch: '*' });
  await expect(streamOf(as('ann', 'crm.own'), id)).rejects.toMatchObject({ code: 'record_not_found' });
  await world.records.restore({ ...as('ann', 'crm.own'), cause: { kind: 'restore' } }, 'crm.account', id);
  expect((await streamOf(as('ann', 'crm.own'), id, { show: 'comments' })).items).toMatchObject([{ text: `${text}！` }]);
  await world.records.comments.remove(as('ann', 'crm.own'), 'crm.account', id, written.id);
  const { rows } = await world.database.query<{ action: string; before: { text: string } | null }>(
    sql`select action, before from tessera.change where entity = 'sys.comment' and record = ${param(written.id, 'uuid')} order by seq`,
  );
  expect(rows.map(({ action }) => action)).toEqual(['create', 'update', 'delete']);
  expect(rows.at(-1)?.before?.text).toBe(`${text}！`);
});
