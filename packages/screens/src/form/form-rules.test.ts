import { fieldKinds } from '@tessera/fields/kind';
import { documentSet } from '@tessera/model';
import type { FieldKinds } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { compileForm, formEnvironment, missingFields } from './form-rules.ts';

const entity: EntityDocument = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label: { 'zh-CN': '商机' },
  fields: {
    name: { kind: 'text', label: { 'zh-CN': '名称' }, order: 'a0', required: true },
    amount: { kind: 'decimal', label: { 'zh-CN': '金额' }, order: 'a1' },
    reason: { kind: 'text', label: { 'zh-CN': '原因' }, order: 'a2', required: 'amount > 100.0' },
  },
};
const form: FormDocument = {
  kind: 'form',
  id: 'x.dealForm',
  schemaVersion: 1,
  label: { 'zh-CN': '商机' },
  entity: 'x.deal',
  modes: ['edit'],
  items: {
    main: { type: 'section', order: 'a0' },
    name: { type: 'field', parent: 'main', order: 'a0', field: 'name' },
    amount: { type: 'field', parent: 'main', order: 'a1', field: 'amount' },
    more: { type: 'section', order: 'a1', visibleIf: 'amount > 10.0' },
    reason: { type: 'field', parent: 'more', order: 'a0', field: 'reason' },
  },
};
const compiled = compileForm(form, entity, documentSet([entity, form]), fieldKinds as unknown as FieldKinds);
const stateOf = (values: Record<string, unknown>) =>
  compiled.state(formEnvironment(values, undefined, {}, 0, 'Asia/Shanghai'));

test('what stands in a hidden section is hidden and not required', () => {
  const state = stateOf({ name: 'a', amount: null });
  expect(state.get('more')).toEqual({ visible: false, required: false });
  expect(state.get('reason')).toEqual({ visible: false, required: false });
});

test('rules follow the values as they are typed', () => {
  expect(stateOf({ amount: '50.00' }).get('reason')).toEqual({ visible: true, required: false });
  expect(stateOf({ amount: '500.00' }).get('reason')).toEqual({ visible: true, required: true });
});

test('missing fields are named in reading order', () => {
  const values = { name: '', amount: '500.00', reason: null };
  expect(missingFields(form, stateOf(values), values)).toEqual(['name', 'reason']);
});
