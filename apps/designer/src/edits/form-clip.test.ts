import { documentSet, layoutOf } from '@tessera/model';
import type { LayoutNode } from '@tessera/model';
import type { EntityDocument, FormDocument, TesseraDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { applyEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { clipFields, clipOf, moveItems, pasteClip, removeItems, topmost } from './form-clip.ts';

const zh = (text: string) => ({ 'zh-CN': text });
const entity: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: zh('报修'),
  fields: {
    title: { kind: 'text', label: zh('标题'), order: 'a0' },
    amount: { kind: 'integer', label: zh('数量'), order: 'a1' },
    stage: { kind: 'status', label: zh('状态'), order: 'a2', lifecycle: 'x.flow' },
  },
};
const visit: EntityDocument = {
  kind: 'entity',
  id: 'x.visit',
  schemaVersion: 1,
  label: zh('拜访'),
  fields: { title: { kind: 'text', label: zh('主题'), order: 'a0' } },
};
const form: FormDocument = {
  kind: 'form',
  id: 'x.repairForm',
  schemaVersion: 1,
  label: zh('报修单'),
  entity: 'x.repair',
  modes: ['edit'],
  items: {
    main: { type: 'section', order: 'a0' },
    left: { type: 'column', parent: 'main', order: 'a0' },
    right: { type: 'column', parent: 'main', order: 'a1' },
    title: { type: 'field', parent: 'left', order: 'a0', field: 'title' },
    amount: {
      type: 'field',
      parent: 'left',
      order: 'a1',
      field: 'amount',
      visibleIf: "title == '大'",
      required: 'amount > 1',
    },
    stage: { type: 'field', parent: 'right', order: 'a0', field: 'stage' },
    note: { type: 'note', parent: 'right', order: 'a1', text: zh('说明'), visibleIf: 'amount > 1' },
  },
};
const other: FormDocument = {
  ...form,
  id: 'x.visitForm',
  entity: 'x.visit',
  items: { main: { type: 'section', order: 'a0' } },
};
const documents = documentSet([entity, visit, form, other]);

function after<T extends TesseraDocument>(start: T, edits: readonly Edit[]): T {
  return edits
    .filter(({ kind, id }) => kind === start.kind && id === start.id)
    .reduce<T>((at, edit) => applyEdit(at, edit).document as T, start);
}
const shape = (nodes: readonly LayoutNode[]): unknown[] =>
  nodes.map(({ key, children }) => (children.length > 0 ? [key, ...shape(children)] : key));
const shapeOf = (one: FormDocument) => shape(layoutOf(one));

test('what stands in something chosen goes with it', () => {
  expect(topmost(form, ['amount', 'left', 'note'])).toEqual(['left', 'note']);
  expect(Object.keys(clipOf(form, entity, ['left']).items).toSorted()).toEqual(['amount', 'left', 'title']);
});

test('pasting into another entity makes the fields asked for, leaves the rest and drops rules that read nothing', () => {
  const clip = clipOf(form, entity, ['main']);
  expect(clipFields(other, visit, clip).map(({ key, state }) => [key, state])).toEqual([
    ['title', 'fits'],
    ['amount', 'missing'],
    ['stage', 'impossible'],
  ]);
  const spot = { parent: undefined, index: 1 };
  const without = pasteClip({ documents, form: other, entity: visit }, clip, spot, new Set());
  expect(shapeOf(after(other, without.edits))).toEqual(['main', ['main2', ['left', 'title'], ['right', 'note']]]);
  expect([without.rules, without.left.map(({ field }) => field)]).toEqual([1, ['amount', 'stage']]);
  expect(after(visit, without.edits)).toBe(visit);
  const whole = pasteClip({ documents, form: other, entity: visit }, clip, spot, new Set(['amount']));
  expect(after(visit, whole.edits).fields['amount']).toMatchObject({ kind: 'integer', label: zh('数量') });
  expect(after(other, whole.edits).items['amount']).toMatchObject({ field: 'amount', required: 'amount > 1' });
  expect(whole.rules).toBe(0);
});

test('on the same form a field is copied into a new one, or left', () => {
  const clip = clipOf(form, entity, ['title']);
  const spot = { parent: 'right', index: 0 };
  expect(pasteClip({ documents, form, entity }, clip, spot, new Set()).edits).toEqual([]);
  const { edits, keys } = pasteClip({ documents, form, entity }, clip, spot, new Set(['title']));
  expect(after(entity, edits).fields['title2']).toMatchObject({ label: zh('标题 副本') });
  expect(after(form, edits).items[keys[0] ?? '']).toMatchObject({ field: 'title2', parent: 'right' });
  expect(shapeOf(after(form, edits))).toEqual([
    ['main', ['left', 'title', 'amount'], ['right', 'title2', 'stage', 'note']],
  ]);
});

test('several items move and go together', () => {
  const moved = after(form, moveItems(form, ['note', 'title'], { parent: 'left', index: 2 }));
  expect(shapeOf(moved)).toEqual([['main', ['left', 'amount', 'title', 'note'], ['right', 'stage']]]);
  const down = after(form, moveItems(form, ['title', 'amount'], { parent: 'right', index: 1 }));
  expect(shapeOf(down)).toEqual([['main', 'left', ['right', 'stage', 'title', 'amount', 'note']]]);
  expect(shapeOf(after(form, removeItems(form, ['left', 'title', 'stage'])))).toEqual([['main', ['right', 'note']]]);
});
