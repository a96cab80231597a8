import { documentSet, layoutOf } from '@tessera/model';
import type {
  EntityDocument,
  FormDocument,
  RoleDocument,
  TesseraDocument,
  ViewDocument,
  WorkflowDocument,
} from '@tessera/schemas';
import { expect, test } from 'vitest';
import { applyEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { addField, moveField, removeField, renameField } from './entity-edits.ts';
import { fittingSpot, insertItem, insertNewField, mayHold, moveItem, removeItem } from './form-edits.ts';
import { addColumn, moveColumn } from './view-edits.ts';
import { addLifecycle, addState, addTransition, removeState } from './workflow-edits.ts';

const entity: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: { 'zh-CN': '报修' },
  fields: {
    title: { kind: 'text', label: { 'zh-CN': '标题' }, order: 'a0' },
    amount: { kind: 'integer', label: { 'zh-CN': '数量' }, order: 'a1' },
  },
};
const form: FormDocument = {
  kind: 'form',
  id: 'x.repairForm',
  schemaVersion: 1,
  label: { 'zh-CN': '报修单' },
  entity: 'x.repair',
  modes: ['edit'],
  items: {
    main: { type: 'section', order: 'a0' },
    left: { type: 'column', parent: 'main', order: 'a0' },
    right: { type: 'column', parent: 'main', order: 'a1' },
    title: { type: 'field', parent: 'left', order: 'a0', field: 'title' },
    amount: { type: 'field', parent: 'left', order: 'a1', field: 'amount' },
  },
};
const view: ViewDocument = {
  kind: 'view',
  id: 'x.repairTable',
  schemaVersion: 1,
  label: { 'zh-CN': '全部' },
  entity: 'x.repair',
  type: 'table',
  sort: ['-amount', 'title'],
  columns: { title: { field: 'title', order: 'a0' }, amount: { field: 'amount', order: 'a1' } },
};

function run(start: readonly TesseraDocument[], edits: readonly Edit[]) {
  const byId = new Map(start.map((document) => [document.id, document] as const));
  for (const edit of edits) {
    const { document } = applyEdit(byId.get(edit.id), edit);
    if (document) byId.set(edit.id, document);
    else byId.delete(edit.id);
  }
  return <T extends TesseraDocument>(id: string) => byId.get(id) as T;
}

const shape = (document: FormDocument) =>
  layoutOf(document).map(({ key, children }) => [
    key,
    children.map((child) => [child.key, child.children.map((leaf) => leaf.key)]),
  ]);

test('fields are added, moved and renamed everywhere outside of expressions', () => {
  const added = run(
    [entity],
    addField(entity, 'level', { kind: 'text', label: { 'zh-CN': '级别' } } as never),
  )<EntityDocument>('x.repair');
  const moved = run([added], moveField(added, 'level', 0))<EntityDocument>('x.repair');
  expect(
    Object.entries(moved.fields)
      .toSorted((a, b) => (a[1].order < b[1].order ? -1 : 1))
      .map(([key]) => key),
  ).toEqual(['level', 'title', 'amount']);
  const documents = documentSet([entity, form, view]);
  const renamed = run([entity, form, view], renameField(documents, entity, 'amount', 'count'));
  expect(Object.keys(renamed<EntityDocument>('x.repair').fields)).toEqual(['title', 'count']);
  expect(renamed<FormDocument>('x.repairForm').items['amount']).toMatchObject({ field: 'count' });
  expect(renamed<ViewDocument>('x.repairTable')).toMatchObject({
    sort: ['-count', 'title'],
    columns: { amount: { field: 'count' } },
  });
  const removed = run([entity, form, view], removeField(documents, entity, 'amount'));
  expect(removed<FormDocument>('x.repairForm').items['amount']).toBeUndefined();
  expect(removed<ViewDocument>('x.repairTable')).toMatchObject({ sort: ['title'] });
});

test('a field that goes or is renamed takes combinations, rules, lifecycles and rights along', () => {
  const whole: EntityDocument = {
    ...entity,
    quickCreate: ['amount'],
    uniques: { one: { fields: ['amount'] }, two: { fields: ['title', 'amount'] } },
    validations: { rule: { assert: 'true', message: { en: 'no' }, field: 'amount' } },
  };
  const flow: WorkflowDocument = {
    kind: 'workflow',
    id: 'x.flow',
    schemaVersion: 1,
    label: { en: 'Flow' },
    type: 'lifecycle',
    entity: 'x.repair',
    initial: 'open',
    states: { open: { label: { en: 'Open' }, order: 'a0', category: 'open', requiredOnEntry: ['amount', 'title'] } },
    transitions: {},
  };
  const role: RoleDocument = {
    kind: 'role',
    id: 'x.role',
    schemaVersion: 1,
    label: { en: 'Role' },
    entities: { 'x.repair': { fields: { amount: 'view' } } },
  };
  const documents = documentSet([whole, flow, role]);
  const removed = run([whole, flow, role], removeField(documents, whole, 'amount'));
  expect(removed<EntityDocument>('x.repair')).toMatchObject({ uniques: { two: { fields: ['title'] } } });
  expect(removed<EntityDocument>('x.repair').uniques?.['one']).toBeUndefined();
  expect(removed<EntityDocument>('x.repair').quickCreate).toBeUndefined();
  expect(removed<EntityDocument>('x.repair').validations?.['rule']).toEqual({ assert: 'true', message: { en: 'no' } });
  expect(removed<WorkflowDocument>('x.flow').states['open']?.requiredOnEntry).toEqual(['title']);
  const renamed = run([whole, flow, role], renameField(documents, whole, 'amount', 'count'));
  expect(renamed<RoleDocument>('x.role').entities?.['x.repair']?.fields).toEqual({ count: 'view' });
  expect(renamed<EntityDocument>('x.repair').uniques?.['two']?.fields).toEqual(['title', 'count']);
});

test('moving an item changes two properties of it and nothing else', () => {
  const edits = moveItem(form, 'amount', { parent: 'right', index: 0 });
  expect(edits.flatMap(({ steps }) => steps.map(({ path }) => path.join('/')))).toEqual([
    'items/amount/order',
    'items/amount/parent',
  ]);
  const moved = run([form], edits)<FormDocument>('x.repairForm');
  expect(shape(moved)).toEqual([
    [
      'main',
      [
        ['left', ['title']],
        ['right', ['amount']],
      ],
    ],
  ]);
  expect(moveItem(form, 'main', { parent: 'left', index: 0 })).toEqual([]);
});

test('items stand where they may, and take what they hold along', () => {
  expect(mayHold('column', 'section')).toBe(false);
  expect(fittingSpot(form, 'section', { parent: 'left', index: 1 })).toEqual({ parent: undefined, index: 1 });
  expect(fittingSpot(form, 'field', { parent: undefined, index: 0 })).toEqual({ parent: 'main', index: 2 });
  const grown = run(
    [form],
    insertItem(form, 'more', { type: 'section' }, { parent: undefined, index: 1 }),
  )<FormDocument>('x.repairForm');
  expect(shape(grown)[1]).toEqual(['more', [['moreColumn', []]]]);
  expect(Object.keys(run([form], removeItem(form, 'main'))<FormDocument>('x.repairForm').items)).toEqual([]);
});

test('a new field dropped on a form becomes a field and an item', () => {
  const made = run(
    [entity, form],
    insertNewField(form, entity, 'phone', { kind: 'phone', label: { 'zh-CN': '电话' } } as never, {
      parent: 'right',
      index: 0,
    }),
  );
  expect(made<EntityDocument>('x.repair').fields['phone']).toMatchObject({ kind: 'phone' });
  expect(made<FormDocument>('x.repairForm').items['f_phone']).toMatchObject({
    type: 'field',
    field: 'phone',
    parent: 'right',
  });
});

test('columns are added and moved', () => {
  const grown = run([view], addColumn(view, 'owner', 0))<ViewDocument>('x.repairTable');
  const moved = run([grown], moveColumn(grown, 'owner', 2))<ViewDocument>('x.repairTable');
  expect(
    Object.entries(moved.columns ?? {})
      .toSorted((a, b) => (a[1].order < b[1].order ? -1 : 1))
      .map(([key]) => key),
  ).toEqual(['title', 'amount', 'owner']);
});

test('a lifecycle comes with its status field; a removed state takes its transitions along', () => {
  const text = { 'zh-CN': '状态' };
  const made = run([entity], addLifecycle(documentSet([entity]), entity, { flow: text, field: text, state: text }));
  expect(made<EntityDocument>('x.repair').fields['status']).toMatchObject({
    kind: 'status',
    lifecycle: 'x.repairFlow',
  });
  const flow = made<WorkflowDocument>('x.repairFlow');
  const two = run([flow], addState(flow, 'done', { label: text, category: 'done' }))<WorkflowDocument>('x.repairFlow');
  const joined = run(
    [two],
    addTransition(two, 'finish', { label: text, from: ['start'], to: 'done' }),
  )<WorkflowDocument>('x.repairFlow');
  const left = run([joined], removeState(joined, 'start'))<WorkflowDocument>('x.repairFlow');
  expect(left).toMatchObject({ initial: 'done', transitions: {} });
});
