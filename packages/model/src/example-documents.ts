import type { EntityDocument, FieldDocument, TesseraDocument } from '@tessera/schemas';
import { documentSet } from './document-set.ts';
import type { DocumentSet } from './document-set.ts';

const zh = (text: string) => ({ 'zh-CN': text });
const options = (...keys: string[]) =>
  Object.fromEntries(keys.map((key, index) => [key, { label: zh(key), order: `a${index}` }]));

const sysEntity = (id: string, label: string, fields: Record<string, FieldDocument>): EntityDocument => ({
  kind: 'entity',
  id,
  schemaVersion: 1,
  label: zh(label),
  ownership: 'none',
  titleExpr: 'name',
  fields,
});

/** A small valid base of our own words, for the tests of this package. */
export function exampleDocuments(extra: readonly TesseraDocument[] = []): DocumentSet {
  const name: FieldDocument = { kind: 'text', label: zh('姓名'), order: 'a0', required: true };
  return documentSet([
    sysEntity('sys.user', '人员', {
      name,
      department: { kind: 'department', label: zh('部门'), order: 'a1' },
    }),
    sysEntity('sys.department', '部门', { name: { ...name, label: zh('名称') } }),
    customer,
    repair,
    repairFlow,
    {
      kind: 'role',
      id: 'x.staff',
      schemaVersion: 1,
      label: zh('员工'),
      defaults: { create: true, read: true, update: true, scope: 'all' },
    },
    {
      kind: 'app',
      id: 'x.service',
      schemaVersion: 1,
      label: zh('售后服务'),
      menu: { repairs: { type: 'entity', entity: 'x.repair', order: 'a0' } },
    },
    ...extra,
  ]);
}

const customer: EntityDocument = {
  kind: 'entity',
  id: 'x.customer',
  schemaVersion: 1,
  label: zh('客户'),
  order: 'a1',
  fields: {
    name: { kind: 'text', label: zh('名称'), order: 'a0', required: true },
    level: { kind: 'select', label: zh('级别'), order: 'a1', options: options('high', 'low') },
    discount: { kind: 'percent', label: zh('折扣'), order: 'a2' },
  },
};

const repair: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: { 'zh-CN': '设备报修', en: 'Repair request' },
  order: 'a0',
  titleExpr: 'title',
  fields: {
    title: { kind: 'text', label: zh('标题'), order: 'a0', required: true },
    customer: {
      kind: 'lookup',
      label: zh('客户'),
      order: 'a1',
      required: true,
      target: 'x.customer',
      inverse: { key: 'repairs', label: zh('报修') },
    },
    customerLevel: { kind: 'lookupField', label: zh('客户级别'), order: 'a2', lookup: 'customer', field: 'level' },
    amount: { kind: 'money', label: zh('费用'), order: 'a3', visibleIf: 'urgent' },
    urgent: { kind: 'boolean', label: zh('紧急'), order: 'a4' },
    finishedAt: { kind: 'datetime', label: zh('完成时间'), order: 'a5', readonly: true },
    status: { kind: 'status', label: zh('状态'), order: 'a6', lifecycle: 'x.repairFlow' },
    number: { kind: 'autonumber', label: zh('编号'), order: 'a7', format: 'R-{SEQ:4}' },
    secret: { kind: 'text', label: zh('旧字段'), order: 'a8', hidden: true },
    notes: { kind: 'text', label: zh('说明'), order: 'a9', multiline: true },
  },
  validations: {
    positive: { assert: 'amount >= 0', message: zh('费用不能为负'), field: 'amount' },
  },
};

const repairFlow: TesseraDocument = {
  kind: 'workflow',
  id: 'x.repairFlow',
  schemaVersion: 1,
  label: zh('报修流转'),
  type: 'lifecycle',
  entity: 'x.repair',
  initial: 'waiting',
  states: {
    waiting: { label: zh('待受理'), order: 'a0', category: 'open' },
    working: { label: zh('处理中'), order: 'a1', category: 'open' },
    closed: { label: zh('已关闭'), order: 'a2', category: 'done', requiredOnEntry: ['amount'] },
  },
  transitions: {
    start: { label: zh('受理'), order: 'a0', from: ['waiting'], to: 'working' },
    close: {
      label: zh('关闭'),
      order: 'a1',
      from: ['working'],
      to: 'closed',
      guard: 'has(amount) && amount > 0',
      effects: { stamp: { order: 'a0', type: 'set', field: 'finishedAt', value: 'now()' } },
    },
  },
};
