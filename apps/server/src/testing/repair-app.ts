const label = (text: string) => ({ 'zh-CN': text });

/** A small app: customers and repair requests, and two roles, one of which does not see what a repair costs. */
export const customer = {
  kind: 'entity',
  id: 'x.customer',
  schemaVersion: 1,
  label: label('客户'),
  titleExpr: 'name',
  fields: {
    name: { kind: 'text', label: label('名称'), order: 'a0', required: true, searchable: true },
    level: {
      kind: 'select',
      label: label('级别'),
      order: 'a1',
      options: { high: { label: label('高'), order: 'a0' }, low: { label: label('低'), order: 'a1' } },
    },
  },
} as const;

export const repair = {
  kind: 'entity',
  id: 'x.repair',
  schemaVersion: 1,
  label: label('设备报修'),
  titleExpr: 'title',
  fields: {
    title: { kind: 'text', label: label('标题'), order: 'a0', required: true, searchable: true, maxLength: 120 },
    customer: { kind: 'lookup', label: label('客户'), order: 'a1', target: 'x.customer' },
    cost: { kind: 'money', label: label('费用'), order: 'a2', currency: 'CNY' },
    urgent: { kind: 'boolean', label: label('紧急'), order: 'a3' },
    due: { kind: 'date', label: label('期限'), order: 'a4' },
    photos: { kind: 'image', label: label('照片'), order: 'a5' },
    hours: { kind: 'integer', label: label('工时'), order: 'a6' },
  },
} as const;

const all = { create: true, read: true, update: true, delete: true, import: true, export: true } as const;

export const staffRole = {
  kind: 'role',
  id: 'x.staff',
  schemaVersion: 1,
  label: label('员工'),
  entities: { 'x.customer': { ...all, scope: 'all' }, 'x.repair': { ...all, scope: 'all' } },
} as const;

export const externalRole = {
  kind: 'role',
  id: 'x.external',
  schemaVersion: 1,
  label: label('外部人员'),
  entities: { 'x.repair': { create: true, read: true, update: true, scope: 'own', fields: { cost: 'none' } } },
} as const;

export const repairApp = [customer, repair, staffRole, externalRole] as const;
