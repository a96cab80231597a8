import type { SavedView, SavedViewList } from '@tessera/client';
import { documentSet } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { groupingText, readGrouping, viewChoices, viewContent } from './view-choices.ts';

const label = { 'zh-CN': '商机' };
const deal: EntityDocument = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label,
  fields: { name: { kind: 'text', label, order: 'a0' }, due: { kind: 'date', label, order: 'a1' } },
};
const view: ViewDocument = { kind: 'view', id: 'x.my1', schemaVersion: 1, label, entity: 'x.deal', type: 'table' };
const saved = (id: string, isMine: boolean): SavedView => ({
  id,
  etag: '1',
  isMine,
  owner: { id: 'u', title: '王' },
  view: { ...view, id },
  dropped: [],
});
const list = (first: Readonly<Record<string, string>>): SavedViewList => ({
  items: [saved('x.my1', true), saved('x.my2', false)],
  first,
  mayShare: false,
  roles: [],
});
const ids = (leads: boolean, first: Readonly<Record<string, string>> = {}) =>
  viewChoices('x.deal', { documents: documentSet([deal]), me: { roles: [], leads }, saved: list(first) }).map(
    (choice) => `${choice.group} ${choice.view.id}`,
  );

test('the usual view stands first, then those of people; nobody without subordinates is offered theirs', () => {
  expect(ids(false)).toEqual(['system x.dealDerivedTable', 'mine x.my1', 'shared x.my2', 'system x.dealDerivedMine']);
  expect(ids(true)).toContain('system x.dealDerivedTeam');
  expect(ids(true, { 'x.deal': 'x.my2' })[0]).toBe('shared x.my2');
});

test('groupings survive the address', () => {
  expect(readGrouping('due:week')).toEqual({ field: 'due', unit: 'week' });
  expect(groupingText({ field: 'due', unit: 'week' })).toBe('due:week');
  expect([undefined, '', 'none'].map(readGrouping)).toEqual([undefined, undefined, undefined]);
});

test('what is saved is how the list looks', () => {
  const column = { key: 'due', field: { kind: 'date', label, order: 'a1' } as const };
  const looks = { filter: "due == '2026-01-01'", sortKeys: ['-due'], columns: [column] };
  const naming = { name: '本周', type: 'table', grouping: { field: 'due', unit: 'week' } } as const;
  expect(viewContent({ ...view, quickFilters: ['due'] }, looks, naming, { due: 1200 })).toEqual({
    label: { 'zh-CN': '本周' },
    entity: 'x.deal',
    type: 'table',
    filter: "due == '2026-01-01'",
    sort: ['-due'],
    columns: { c0: { field: 'due', order: expect.any(String), width: 800 } },
    groupBy: 'due',
    groupUnit: 'week',
    quickFilters: ['due'],
  });
});
