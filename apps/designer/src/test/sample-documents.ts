import type { EntityDocument, FormDocument, TesseraDocument } from '@tessera/schemas';

const zh = (text: string) => ({ 'zh-CN': text });

const person: EntityDocument = {
  kind: 'entity',
  id: 'sys.user',
  schemaVersion: 1,
  label: zh('人员'),
  ownership: 'none',
  fields: { name: { kind: 'text', label: zh('姓名'), order: 'a0' } },
};
const department: EntityDocument = { ...person, id: 'sys.department', label: zh('部门') };

const customer: EntityDocument = {
  kind: 'entity',
  id: 'x.customer',
  schemaVersion: 1,
  label: { 'zh-CN': '客户', en: 'Customer' },
  order: 'a1',
  fields: { name: { kind: 'text', label: { 'zh-CN': '客户名称', en: 'Customer name' }, order: 'a0', required: true } },
};

const repair: EntityDocument = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: { 'zh-CN': '设备报修', en: 'Repair' },
  order: 'a0',
  fields: {
    title: { kind: 'text', label: { 'zh-CN': '标题', en: 'Title' }, order: 'a0', required: true },
    customer: { kind: 'lookup', label: { 'zh-CN': '报修客户', en: 'Reporter' }, order: 'a1', target: 'x.customer' },
    amount: { kind: 'money', label: { 'zh-CN': '费用', en: 'Cost' }, order: 'a2' },
    finishedAt: { kind: 'datetime', label: { 'zh-CN': '完成时间', en: 'Finished' }, order: 'a3' },
    status: { kind: 'status', label: { 'zh-CN': '状态', en: 'Status' }, order: 'a4', lifecycle: 'x.repairFlow' },
  },
};

/** A small base in both languages: two entities, a form, a lifecycle, a role and an app. */
export const sampleDocuments: readonly TesseraDocument[] = [
  person,
  department,
  customer,
  repair,
  {
    kind: 'form',
    id: 'x.repairForm',
    schemaVersion: 1,
    label: { 'zh-CN': '报修单', en: 'Repair form' },
    entity: 'x.repair',
    modes: ['create', 'edit'],
    items: {
      main: { type: 'section', order: 'a0', label: { 'zh-CN': '基本信息', en: 'Basics' } },
      left: { type: 'column', parent: 'main', order: 'a0' },
      title: { type: 'field', parent: 'left', order: 'a0', field: 'title', span: 12 },
      customer: { type: 'field', parent: 'left', order: 'a1', field: 'customer', span: 12 },
    },
  },
  {
    kind: 'workflow',
    id: 'x.repairFlow',
    schemaVersion: 1,
    label: { 'zh-CN': '报修流转', en: 'Repair lifecycle' },
    type: 'lifecycle',
    entity: 'x.repair',
    initial: 'waiting',
    states: {
      waiting: {
        label: { 'zh-CN': '待受理', en: 'Waiting' },
        order: 'a0',
        category: 'open',
        color: 'blue',
        position: { x: 0, y: 0 },
      },
      closed: {
        label: { 'zh-CN': '已关闭', en: 'Closed' },
        order: 'a1',
        category: 'done',
        color: 'green',
        position: { x: 320, y: 0 },
      },
    },
    transitions: {
      close: {
        label: { 'zh-CN': '关闭', en: 'Close' },
        order: 'a0',
        from: ['waiting'],
        to: 'closed',
        guard: 'has(amount)',
      },
    },
  },
  {
    kind: 'role',
    id: 'x.staff',
    schemaVersion: 1,
    label: { 'zh-CN': '员工', en: 'Staff' },
    defaults: { read: true, create: true, update: true, scope: 'all' },
  },
  {
    kind: 'app',
    id: 'x.service',
    schemaVersion: 1,
    label: { 'zh-CN': '售后服务', en: 'Service' },
    menu: { repairs: { type: 'entity', entity: 'x.repair', order: 'a0' } },
  },
];

const many = 200;

/** An entity and a form with two hundred fields in two columns. */
export function largeForm(): readonly [EntityDocument, FormDocument] {
  const keys = Array.from({ length: many }, (_, index) => `field${index}`);
  const order = (index: number) =>
    `a0${String.fromCodePoint(65 + Math.floor(index / 26))}${String.fromCodePoint(65 + (index % 26))}`;
  const fields = Object.fromEntries(
    keys.map((key, index) => [key, { kind: 'text', label: zh(`字段 ${index}`), order: order(index) } as const]),
  );
  const items = Object.fromEntries(
    keys.map((key, index) => [
      key,
      {
        type: 'field',
        parent: index < many / 2 ? 'left' : 'right',
        order: order(index),
        field: key,
        span: 12,
      } as const,
    ]),
  );
  return [
    { kind: 'entity', id: 'x.large', schemaVersion: 1, label: zh('大表单'), fields },
    {
      kind: 'form',
      id: 'x.largeForm',
      schemaVersion: 1,
      label: zh('大表单'),
      entity: 'x.large',
      modes: ['edit'],
      items: {
        main: { type: 'section', order: 'a0' },
        left: { type: 'column', parent: 'main', order: 'a0' },
        right: { type: 'column', parent: 'main', order: 'a1' },
        ...items,
      },
    },
  ];
}
