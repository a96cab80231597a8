import { expect, test } from 'vitest';
import type { FormDocument, ViewDocument } from '@tessera/schemas';
import { exampleDocuments } from '../example-documents.ts';
import { serverRules } from './trim-document.ts';
import { trimFor } from './trim-for.ts';

const label = (text: string) => ({ 'zh-CN': text });
const form: FormDocument = {
  kind: 'form',
  id: 'x.repairForm',
  schemaVersion: 1,
  label: label('报修单'),
  entity: 'x.repair',
  modes: ['create', 'edit'],
  audience: { roles: ['x.staff'], priority: 3 },
  items: {
    main: { type: 'section', order: 'a0' },
    title: { type: 'field', order: 'a0', parent: 'main', field: 'title', visibleIf: 'amount > 1' },
    costs: { type: 'section', order: 'a1' },
    column: { type: 'column', order: 'a0', parent: 'costs' },
    amount: { type: 'field', order: 'a0', parent: 'column', field: 'amount' },
  },
};
const views: ViewDocument[] = [
  {
    kind: 'view',
    id: 'x.costly',
    schemaVersion: 1,
    label: label('高费用'),
    entity: 'x.repair',
    type: 'table',
    filter: 'amount > 100',
  },
  {
    kind: 'view',
    id: 'x.board',
    schemaVersion: 1,
    label: label('看板'),
    entity: 'x.repair',
    type: 'kanban',
    groupBy: 'status',
    card: { fields: ['title', 'amount'], sum: 'amount' },
    quickFilters: ['amount', 'owner'],
  },
];
const documents = exampleDocuments([form, ...views]);
const reader = (hidden: readonly string[], unread: readonly string[] = [], roles = ['x.staff']) => ({
  roles,
  rights: (entity: string) => ({
    read: !unread.includes(entity),
    field: (key: string) => (hidden.includes(`${entity}.${key}`) ? ('none' as const) : ('edit' as const)),
  }),
});

test('a field without view right occurs nowhere', () => {
  const trimmed = trimFor(documents, reader(['x.repair.amount']));
  expect(JSON.stringify(trimmed.everything())).not.toMatch(/"amount"|amount >/);
});

test('rules that read a hidden field are named for the server, containers that lost everything go', () => {
  const trimmed = trimFor(documents, reader(['x.repair.amount'])).get('form', 'x.repairForm');
  expect(Object.keys(trimmed?.items ?? {})).toEqual(['main', 'title']);
  expect(trimmed?.items['title']?.visibleIf).toBeUndefined();
  expect(trimmed?.extensions).toEqual({ [serverRules]: ['/items/title/visibleIf'] });
});

test('a view whose filter may not be read gives way to a derived table; a board keeps what is seen', () => {
  const trimmed = trimFor(documents, reader(['x.repair.amount']));
  const tables = trimmed.all('view').filter(({ entity, type }) => entity === 'x.repair' && type === 'table');
  expect(tables.map(({ id }) => id)).toEqual(['x.repairDerivedMine', 'x.repairDerivedTable', 'x.repairDerivedTeam']);
  expect(trimmed.get('view', 'x.board')).toMatchObject({ card: { fields: ['title'] }, quickFilters: ['owner'] });
  expect(trimFor(documents, reader(['x.repair.status'])).get('view', 'x.board')).toBeUndefined();
});

test('transitions show what a screen draws and nothing of guards, people and effects', () => {
  const flow = trimFor(documents, reader([])).get('workflow', 'x.repairFlow');
  expect(flow?.transitions['close']).toEqual({ label: label('关闭'), order: 'a1', from: ['working'], to: 'closed' });
  expect(flow?.states['closed']?.requiredOnEntry).toEqual(['amount']);
  const trimmed = trimFor(documents, reader(['x.repair.amount'])).get('workflow', 'x.repairFlow');
  expect(trimmed?.states['closed']?.requiredOnEntry).toEqual([]);
});

test('an entity without read right is gone with its menu entry, forms, views and related lists', () => {
  const trimmed = trimFor(documents, reader([], ['x.repair']));
  expect(trimmed.all('entity').map(({ id }) => id)).not.toContain('x.repair');
  expect(JSON.stringify(trimmed.all('app'))).not.toContain('x.repair"');
  expect([...trimmed.all('form'), ...trimmed.all('view')].filter(({ entity }) => entity === 'x.repair')).toEqual([]);
  expect(JSON.stringify(trimmed.all('form'))).not.toContain('x.repair"');
});

test('roles and audiences do not travel; forms of other roles neither', () => {
  const trimmed = trimFor(documents, reader([]));
  expect(trimmed.all('role')).toEqual([]);
  expect(trimmed.get('form', 'x.repairForm')?.audience).toEqual({ priority: 3 });
  expect(trimFor(documents, reader([], [], ['x.other'])).get('form', 'x.repairForm')).toBeUndefined();
});

test('menus and forms are complete', () => {
  const trimmed = trimFor(documents, reader([]));
  const menu = Object.values(trimmed.get('app', 'x.service')?.menu ?? {}).map(({ entity }) => entity);
  expect(menu).toEqual(['x.repair', 'x.customer']);
  for (const mode of ['quick', 'create', 'edit', 'detail'] as const) {
    const fitting = trimmed.all('form').filter((one) => one.entity === 'x.repair' && one.modes.includes(mode));
    expect([mode, fitting.length]).toEqual([mode, 1]);
  }
});
