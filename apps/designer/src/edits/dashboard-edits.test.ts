import { documentSet, sortedKeys } from '@tessera/model';
import type { DashboardDocument, EntityDocument, TesseraDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { applyEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import {
  aboutEntity,
  addBlock,
  asType,
  moveBlock,
  newDashboard,
  newReport,
  removeBlock,
  resizeBlock,
} from './dashboard-edits.ts';

const label = (text: string) => ({ 'zh-CN': text });
const entity: EntityDocument = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label: label('商机'),
  fields: {
    name: { kind: 'text', label: label('名称'), order: 'a0' },
    level: { kind: 'select', label: label('级别'), order: 'a1', options: { a: { label: label('甲'), order: 'a0' } } },
    amount: { kind: 'money', label: label('金额'), order: 'a2' },
    closeDate: { kind: 'date', label: label('成交日期'), order: 'a3' },
  },
};
const plain: EntityDocument = {
  ...entity,
  id: 'x.note',
  fields: { name: { kind: 'text', label: label('名称'), order: 'a0' } },
};
const dashboard: DashboardDocument = {
  kind: 'dashboard',
  id: 'x.home',
  schemaVersion: 1,
  label: label('首页'),
  blocks: { a: { type: 'recent', order: 'a0' }, b: { type: 'note', text: label('说明'), order: 'a1' } },
};
const documents = documentSet([entity, plain, dashboard]);

function after(set: typeof documents, edits: readonly Edit[]): typeof documents {
  return edits.reduce((known, edit) => {
    const { document } = applyEdit(known.get(edit.kind, edit.id) as TesseraDocument | undefined, edit);
    return document ? known.with([document]) : known.with([], [edit]);
  }, set);
}
const blocksOf = (set: typeof documents) => set.get('dashboard', 'x.home')?.blocks ?? {};

test('a report of each type starts with what fits it', () => {
  const made = (type: Parameters<typeof newReport>[1], of = entity) =>
    newReport(documents, type, of, label('报表')).dimensions?.['first'];
  expect(made('figure')).toBeUndefined();
  expect(made('funnel')).toMatchObject({ field: 'level' });
  expect(made('line')).toMatchObject({ field: 'closeDate', period: 'month' });
  expect(made('line', plain)).toMatchObject({ field: 'createdAt', period: 'month' });
  expect(made('funnel', plain)).toBeUndefined();
});

test('another type keeps the dimension where it fits, another entity keeps nothing of the old one', () => {
  const bars = newReport(documents, 'bar', entity, label('报表'));
  expect(asType(bars, 'funnel', entity).dimensions).toEqual(bars.dimensions);
  expect(asType(bars, 'line', entity).dimensions?.['first']).toMatchObject({ field: 'closeDate' });
  expect(asType(bars, 'figure', entity).dimensions).toBeUndefined();
  const other = aboutEntity({ ...bars, filter: 'amount > 1', dateField: 'closeDate', sort: ['-first'] }, plain);
  expect(other).toMatchObject({ entity: 'x.note', measures: { first: { function: 'count' } } });
  expect(['filter', 'dateField', 'sort'].filter((key) => key in other)).toEqual([]);
});

test('blocks are added at the end with their report, moved, sized within the grid, and removed', () => {
  const report = newReport(documents, 'bar', entity, label('报表'));
  const { key, edits } = addBlock(dashboard, { type: 'report', report: report.id }, report);
  const added = after(documents, edits);
  const at = (set: typeof documents) => set.get('dashboard', 'x.home') as DashboardDocument;
  expect(sortedKeys(blocksOf(added))).toEqual(['a', 'b', key]);
  expect(sortedKeys(blocksOf(after(added, moveBlock(at(added), key, 0))))).toEqual([key, 'a', 'b']);
  expect(blocksOf(after(added, resizeBlock(at(added), key, { width: 40, height: 0 })))[key]).toMatchObject({
    width: 12,
    height: 1,
  });
  const gone = after(added, removeBlock(added, at(added), key));
  expect([sortedKeys(blocksOf(gone)), gone.get('report', report.id)]).toEqual([['a', 'b'], undefined]);
  const shared = added.with([{ ...at(added), id: 'x.other' }]);
  expect(after(shared, removeBlock(shared, at(added), key)).get('report', report.id)).toBeDefined();
});

test('a dashboard starts blank, as a copy, or from the entities with reports of its own', () => {
  const named = { id: 'x.made', label: label('新的') };
  const made = (from: string) => after(documents, newDashboard(documents, named, from));
  expect(made('blank').get('dashboard', 'x.made')?.blocks).toEqual({});
  expect(made('x.home').get('dashboard', 'x.made')?.blocks).toEqual(dashboard.blocks);
  const derived = made('derived');
  const shown = Object.values(derived.get('dashboard', 'x.made')?.blocks ?? {}).flatMap(({ report }) => report ?? []);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.every((id) => id.startsWith('x.') && derived.get('report', id)?.tags === undefined)).toBe(true);
});
