import { describe, expect, test } from 'vitest';
import { exampleDocuments } from '../example-documents.ts';
import { derivedForm, formFor } from './form.ts';
import { quickCreateFields, titleExprOf } from './field-choice.ts';
import { formFields, layoutOf } from './layout.ts';
import { menuOf } from './menu.ts';
import { derivedView, viewsFor } from './view.ts';

const documents = exampleDocuments();
const repair = () => {
  const entity = documents.get('entity', 'x.repair');
  if (!entity) throw new Error('fixture');
  return entity;
};

describe('what an entity gets without documents for it', () => {
  test('quick create asks for at most three fields, the title among them', () => {
    expect(quickCreateFields(repair())).toEqual(['title', 'customer']);
    expect(formFields(derivedForm(documents, 'x.repair', 'quick'))).toEqual(['title', 'customer']);
  });

  test('create and edit leave out what only the system writes; hidden fields stand nowhere', () => {
    const create = formFields(derivedForm(documents, 'x.repair', 'create'));
    expect(create).toContain('amount');
    expect(create).toContain('owner');
    for (const key of ['status', 'number', 'customerLevel', 'secret']) expect(create).not.toContain(key);
    expect(formFields(derivedForm(documents, 'x.repair', 'detail'))).not.toContain('secret');
  });

  test('detail shows the path, and lists of records that link here', () => {
    const [overview, related] = layoutOf(derivedForm(documents, 'x.customer', 'detail'));
    expect(overview?.item.type).toBe('tab');
    expect(related?.children.map(({ item }) => item.relatedEntity)).toEqual(['x.repair']);
    const items = Object.values(derivedForm(documents, 'x.repair', 'detail').items);
    expect(items.some(({ type }) => type === 'path')).toBe(true);
  });

  test('a table always, a board when something can be grouped by', () => {
    expect(viewsFor(documents, 'x.repair', []).map(({ label }) => label['zh-CN'])).toEqual([
      '全部',
      '看板',
      '我负责的',
      '下属的',
    ]);
    expect(derivedView(documents, 'x.repair', 'kanban')).toMatchObject({ groupBy: 'status', card: { sum: 'amount' } });
    expect(derivedView(documents, 'x.customer', 'kanban')).toMatchObject({ groupBy: 'level' });
  });

  test('the title falls back to the first text field', () => {
    expect(titleExprOf(repair())).toBe('title');
  });

  test('entities no entry names are appended to the menu, ours are not', () => {
    const app = documents.get('app', 'x.service');
    if (!app) throw new Error('fixture');
    expect(menuOf(documents, app).map(({ entity }) => entity)).toEqual(['x.repair', 'x.customer']);
    expect(menuOf(documents, { ...app, autoMenu: false }).map(({ entity }) => entity)).toEqual(['x.repair']);
    expect(menuOf(documents, app, { roles: [], reads: (id) => id === 'x.customer' })).toHaveLength(1);
  });
});

test('a form of the highest priority wins among those for the roles', () => {
  const base = derivedForm(documents, 'x.repair', 'create');
  const form = (id: string, roles: string[] | undefined, priority: number) => ({
    ...base,
    id,
    audience: { priority, ...(roles ? { roles } : {}) },
  });
  const set = documents.with([form('x.all', undefined, 1), form('x.staff', ['x.staff'], 5)]);
  expect(formFor(set, 'x.repair', 'create', ['x.staff']).id).toBe('x.staff');
  expect(formFor(set, 'x.repair', 'create', []).id).toBe('x.all');
  expect(formFor(set, 'x.repair', 'edit', []).id).toBe('x.repairDerivedEdit');
});
