import type { ViewDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { exampleDocuments } from '../example-documents.ts';
import { exampleKinds } from '../example-kinds.ts';
import { fitView } from './fit-view.ts';

const documents = exampleDocuments();
const kinds = exampleKinds();
const reader = (hidden: readonly string[] = []) => ({
  roles: ['x.staff'],
  rights: () => ({
    read: 'all',
    field: (key: string) => (hidden.includes(key) ? ('none' as const) : ('edit' as const)),
  }),
});
const saved: ViewDocument = {
  kind: 'view',
  id: 'x.my1',
  schemaVersion: 1,
  label: { 'zh-CN': '贵的' },
  entity: 'x.repair',
  type: 'table',
  filter: 'amount > 100',
  sort: ['-amount', 'title'],
  columns: { a: { field: 'title', order: 'a0' }, b: { field: 'amount', order: 'a1' } },
};
const fit = (view: ViewDocument, hidden: readonly string[], isOwn: boolean) =>
  fitView(view, { documents, kinds, reader: reader(hidden), isOwn });

test('a view that still fits stays as it is', () => {
  expect(fit(saved, [], true)).toEqual({ view: saved, dropped: [] });
});

test('fields that are gone leave the view, and are named to its owner', () => {
  const view = { ...saved, filter: 'gone == 1', sort: ['-gone', 'title'], groupBy: 'gone' };
  const fitted = fit(view, [], true);
  expect(fitted?.view).toMatchObject({ sort: ['title'], columns: saved.columns });
  expect(fitted?.view).not.toHaveProperty('filter');
  expect(fitted?.view).not.toHaveProperty('groupBy');
  expect(fitted?.dropped).toEqual([
    { part: 'filter' },
    { part: 'sort', field: 'gone' },
    { part: 'groupBy', field: 'gone' },
  ]);
});

test('a table without any column left gets those of the derived one; a board without its columns becomes a table', () => {
  const fitted = fit({ ...saved, columns: { a: { field: 'gone', order: 'a0' } } }, [], true);
  expect(Object.keys(fitted?.view.columns ?? {})).toContain('title');
  const { columns: _columns, ...board } = { ...saved, type: 'kanban' as const, groupBy: 'gone' };
  expect(fit(board, [], true)?.view.type).toBe('table');
});

test('somebody else’s view that filters by what its reader may not see is not there for them', () => {
  expect(fit(saved, ['amount'], false)).toBeUndefined();
  expect(fit(saved, ['amount'], true)?.dropped).toContainEqual({ part: 'filter' });
  const { filter: _filter, ...open } = saved;
  const fitted = fit(open, ['amount'], false);
  expect(JSON.stringify(fitted)).not.toContain('amount');
});
