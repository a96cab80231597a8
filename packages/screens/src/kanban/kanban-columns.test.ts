import type { RecordRow } from '@tessera/client';
import { documentSet } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { boardColumns, cardsOf, columnFilter } from './kanban-columns.ts';

const entity: EntityDocument = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label: { 'zh-CN': '商机' },
  fields: {
    level: {
      kind: 'select',
      label: { 'zh-CN': '级别' },
      order: 'a0',
      options: {
        low: { label: { 'zh-CN': '低' }, order: 'a1' },
        high: { label: { 'zh-CN': '高' }, order: 'a0', color: 'red' },
      },
    },
  },
};
const view: ViewDocument = {
  kind: 'view',
  id: 'x.board',
  schemaVersion: 1,
  label: {},
  entity: 'x.deal',
  type: 'kanban',
  groupBy: 'level',
};
const columns = (groups: { level: string | null; count: number }[]) =>
  boardColumns(
    entity,
    view,
    documentSet([entity, view]),
    groups.map(({ level, count }) => ({ group: { level }, values: { count, sum: null } })),
  );

test('columns stand in the order of the options, empty ones too', () => {
  expect(columns([{ level: 'low', count: 3 }]).map(({ key, count }) => [key, count])).toEqual([
    ['high', 0],
    ['low', 3],
  ]);
});

test('records without a value get a column only where there are some', () => {
  expect(columns([{ level: null, count: 2 }]).at(-1)).toMatchObject({ key: '', count: 2 });
  expect(columnFilter('level', '')).toBe('!has(level)');
  expect(columnFilter('level', 'low')).toBe('level == "low"');
});

test('a card on its way stands in the column it goes to, once', () => {
  const row = { id: '1', _etag: '1' } as RecordRow;
  const moving = new Map([['1', { row, to: 'low' }]]);
  expect(cardsOf('high', [row], moving)).toEqual([]);
  expect(cardsOf('low', [], moving)).toEqual([row]);
  expect(cardsOf('low', [row], moving)).toEqual([row]);
});
