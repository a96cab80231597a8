import { param, sql } from '@tessera/database';
import { documentSet } from '@tessera/model';
import type { EntityDocument, TesseraDocument } from '@tessera/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDocuments } from '../testing/documents.ts';
import { openWorld, parse } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

const documents = testDocuments.map((document): TesseraDocument => {
  if (document.kind !== 'entity') return document;
  const searchable: Readonly<Record<string, readonly string[]>> = {
    'crm.contact': ['name', 'mobile'],
    'crm.opportunity': ['title', 'code', 'origin', 'reason'],
  };
  const keys = searchable[document.id] ?? [];
  const fields = Object.entries(document.fields).map(([key, field]) => [
    key,
    keys.includes(key) ? { ...field, searchable: true } : field,
  ]);
  return { ...document, fields: Object.fromEntries(fields) as EntityDocument['fields'] };
});

let world: World;
beforeAll(async () => {
  world = await openWorld(documentSet(documents));
});
afterAll(() => world.close());

type Who = Parameters<World['as']>;
const found = async (text: string, who: Who = ['ann', 'crm.sales'], more = {}): Promise<readonly string[]> =>
  (await world.records.find(world.as(...who), { text, ...more })).map(({ title }) => title ?? '?');
const listed = async (entity: string, search: string, who: Who = ['ann', 'crm.sales']): Promise<number> =>
  parse(await world.records.list(world.as(...who), entity, { search })).items.length;

test('a record is found by Chinese, pinyin, initials, its number and pieces of a phone as soon as it is written', async () => {
  const ann = world.as('ann', 'crm.sales');
  await world.records.create(ann, 'crm.account', { name: '中国移动通信' });
  await world.records.create(ann, 'crm.account', { name: '华东中国代表处' });
  await world.records.create(ann, 'crm.contact', { name: '李重庆', mobile: '138 1234 5678' });
  const deal = await world.records.create(ann, 'crm.opportunity', { title: '中国移动二期', origin: 'Messe Köln' });
  expect(await found('zgyd')).toEqual(expect.arrayContaining(['中国移动通信', '中国移动二期']));
  expect(await found('yidong tongxin')).toEqual(['中国移动通信']);
  expect((await found('中国')).at(-1)).toBe('华东中国代表处');
  expect(await found('1234-5678')).toEqual(['李重庆']);
  expect(await found('chongqing')).toEqual(['李重庆']);
  const { code } = JSON.parse(deal.body) as { code: string };
  expect(await found(code.toLowerCase())).toEqual(['中国移动二期']);
  expect(await found('köln 二期')).toEqual(['中国移动二期']);
  expect(await found("'; drop table \\ %_ ")).toEqual([]);

  await world.records.update(ann, 'crm.opportunity', deal.id, { title: '改了名的商机' }, { ifMatch: '*' });
  expect(await found('glmdsj')).toEqual(['改了名的商机']);
  expect(await found('zgyd')).toEqual(['中国移动通信']);
  expect(await found(code)).toEqual(['改了名的商机']);
});

test('rights: nothing out of reach, deleted, or in a field one may not read is found', async () => {
  const bob: Who = ['bob', 'crm.own'];
  expect(await found('zgyd', bob)).toEqual([]);
  expect(await found('zgyd', ['bob'])).toEqual([]);
  const made = await world.records.create(world.as('bob', 'crm.own'), 'crm.opportunity', {
    title: '秘密来源',
    origin: '只有内部知道',
  });
  expect(await found('内部', bob)).toEqual(['秘密来源']);
  const roles = documents.map((document): TesseraDocument =>
    document.id === 'crm.blind' && document.kind === 'role'
      ? {
          ...document,
          entities: {
            ...document.entities,
            'crm.opportunity': { read: true, scope: 'all', fields: { origin: 'none', title: 'view' } },
          },
        }
      : document,
  );
  const other = await openWorld(documentSet(roles));
  try {
    await other.records.create(other.as('ann', 'crm.sales'), 'crm.opportunity', {
      title: '秘密来源',
      origin: '内部知道',
    });
    await other.records.fillSearch(other.plan);
    const blind = other.as('bob', 'crm.blind');
    expect(await other.records.find(blind, { text: '内部知道' })).toEqual([]);
    expect(await other.records.find(blind, { text: '秘密' })).toMatchObject([{ field: 'title', value: '秘密来源' }]);
    expect(parse(await other.records.list(blind, 'crm.opportunity', { search: '内部知道' })).items).toEqual([]);
  } finally {
    await other.close();
  }
  await world.records.remove(world.as(...bob), 'crm.opportunity', made.id, { ifMatch: '*' });
  expect(await found('秘密', bob)).toEqual([]);
  await world.records.restore({ ...world.as(...bob), cause: { kind: 'restore' } }, 'crm.opportunity', made.id);
  expect(await found('mimi', bob)).toEqual(['秘密来源']);
});

test('rows that were there before are indexed beside other work; lists look in them meanwhile', async () => {
  await world.database.query(sql`delete from tessera.search_entry`);
  await world.database.query(sql`delete from tessera.search_state`);
  const { boss } = world.people;
  await world.database.query(sql`update tessera.sys_user set name = '王小明' where id = ${param(boss, 'uuid')}`);
  expect(await listed('crm.account', '移动')).toBe(1);
  expect(await listed('crm.account', 'zgyd')).toBe(0);
  await world.records.fillSearch(world.plan);
  expect(await listed('crm.account', 'zgyd')).toBe(1);
  expect(await listed('crm.account', '动')).toBe(1);
  expect(await listed('sys.user', 'wangxm')).toBe(0);
  expect(await listed('sys.user', 'wxm')).toBe(1);
  expect(await found('zgyd', ['ann', 'crm.sales'], { entity: 'crm.account' })).toEqual(['中国移动通信']);
  const sum = await world.records.aggregate(world.as('ann', 'crm.sales'), 'crm.account', {
    search: 'zgyd',
    measures: { n: { function: 'count' } },
  });
  expect(sum).toContain('1');
});
