import { fieldKinds } from '@tessera/fields/kind';
import { documentSet } from '@tessera/model';
import type { FieldKinds } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { compileDefaults } from './form-defaults.ts';
import { formEnvironment } from './form-rules.ts';

const kinds = fieldKinds as unknown as FieldKinds;
const zh = (text: string) => ({ 'zh-CN': text });
const entity: EntityDocument = {
  kind: 'entity',
  id: 'x.line',
  schemaVersion: 1,
  label: zh('明细'),
  fields: {
    amount: { kind: 'money', label: zh('金额'), order: 'a0' },
    price: { kind: 'decimal', label: zh('单价'), order: 'a1', scale: 2 },
    count: { kind: 'integer', label: zh('数量'), order: 'a2', default: '1' },
    title: { kind: 'text', label: zh('标题'), order: 'a3' },
  },
};
const item = (field: string, text?: string) => ({
  type: 'field' as const,
  order: 'a0',
  parent: 'main',
  field,
  ...(text ? { default: text } : {}),
});
const form = (amount: string, count?: string): FormDocument => ({
  kind: 'form',
  id: 'x.lineForm',
  schemaVersion: 1,
  label: zh('明细'),
  entity: 'x.line',
  modes: ['create'],
  items: {
    main: { type: 'section', order: 'a0' },
    amount: item('amount', amount),
    price: item('price'),
    count: item('count', count),
    title: item('title', "'合计'"),
  },
});
const defaultsOf = (one: FormDocument, given: Record<string, unknown>) =>
  compileDefaults(one, entity, documentSet([entity, one]), kinds).values(given, (record) =>
    formEnvironment(record, undefined, {}, 0, 'Asia/Shanghai'),
  );

test('defaults follow what is typed, and what other defaults come to', () => {
  const one = form('price * count');
  expect(defaultsOf(one, {})).toEqual({ count: 1, title: '合计' });
  expect(defaultsOf(one, { price: '2.50' })).toMatchObject({ amount: { amount: '2.5000', currency: 'CNY' } });
  expect(defaultsOf(one, { price: '2.50', count: 4 })).toMatchObject({ amount: { amount: '10.0000' } });
});

test('a field somebody touched is left alone, also when it was emptied', () => {
  expect(defaultsOf(form('price * count'), { price: '2.50', amount: null, title: null })).toEqual({ count: 1 });
});

test('the default of the form goes before that of the field; a ring comes to an end', () => {
  expect(defaultsOf(form('price * count', '3'), { price: '1.00' })).toMatchObject({
    count: 3,
    amount: { amount: '3.0000' },
  });
  expect(defaultsOf(form('price * count', 'count'), {})).toEqual({ title: '合计' });
});
