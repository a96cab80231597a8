import { documentSet } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, RoleDocument, TesseraDocument, WorkflowDocument } from '@tessera/schemas';

const zh = (text: string) => ({ 'zh-CN': text });

const people: readonly EntityDocument[] = [
  {
    kind: 'entity',
    id: 'sys.user',
    schemaVersion: 1,
    label: zh('人员'),
    ownership: 'none',
    titleExpr: 'name',
    fields: {
      name: { kind: 'text', label: zh('姓名'), order: 'a0', searchable: true },
      email: { kind: 'email', label: zh('邮箱'), order: 'a1' },
      manager: { kind: 'person', label: zh('上级'), order: 'a2' },
      department: { kind: 'department', label: zh('部门'), order: 'a3' },
      active: { kind: 'boolean', label: zh('在职'), order: 'a4' },
    },
  },
  {
    kind: 'entity',
    id: 'sys.department',
    schemaVersion: 1,
    label: zh('部门'),
    ownership: 'none',
    titleExpr: 'name',
    fields: { name: { kind: 'text', label: zh('名称'), order: 'a0' } },
  },
];

const account: EntityDocument = {
  kind: 'entity',
  id: 'crm.account',
  schemaVersion: 1,
  label: zh('客户'),
  titleExpr: 'name',
  fields: {
    name: { kind: 'text', label: zh('名称'), order: 'a0', required: true, unique: true, searchable: true },
    level: {
      kind: 'select',
      label: zh('级别'),
      order: 'a1',
      options: { a: { label: zh('甲'), order: 'a0' }, b: { label: zh('乙'), order: 'a1' } },
    },
    credit: { kind: 'integer', label: zh('信用'), order: 'a2', min: 0 },
    parent: {
      kind: 'lookup',
      label: zh('上级客户'),
      order: 'a3',
      target: 'crm.account',
      onDelete: 'setNull',
      inverse: { key: 'children' },
    },
    secret: { kind: 'decimal', label: zh('底价'), order: 'a4' },
  },
};

const contact: EntityDocument = {
  kind: 'entity',
  id: 'crm.contact',
  schemaVersion: 1,
  label: zh('联系人'),
  titleExpr: 'name',
  fields: {
    name: { kind: 'text', label: zh('姓名'), order: 'a0', required: true },
    mobile: { kind: 'phone', label: zh('手机'), order: 'a1' },
    account: {
      kind: 'lookup',
      label: zh('客户'),
      order: 'a2',
      target: 'crm.account',
      onDelete: 'restrict',
      inverse: { key: 'contacts' },
    },
  },
};

const opportunity: EntityDocument = {
  kind: 'entity',
  id: 'crm.opportunity',
  schemaVersion: 1,
  label: zh('商机'),
  titleExpr: 'title',
  fields: {
    title: { kind: 'text', label: zh('标题'), order: 'a0', required: true, searchable: true },
    code: { kind: 'autonumber', label: zh('编号'), order: 'a1', format: 'OPP-{YYYY}{MM}-{SEQ:4 reset=month}' },
    amount: { kind: 'money', label: zh('金额'), order: 'a2', currency: 'CNY', currencies: ['CNY', 'USD'] },
    account: {
      kind: 'lookup',
      label: zh('客户'),
      order: 'a3',
      target: 'crm.account',
      required: 'stage == "won"',
      inverse: { key: 'opportunities' },
    },
    contact: {
      kind: 'lookup',
      label: zh('联系人'),
      order: 'a4',
      target: 'crm.contact',
      filter: 'account == ctx.account',
      onDelete: 'setNull',
    },
    accountLevel: { kind: 'lookupField', label: zh('客户级别'), order: 'a5', lookup: 'account', field: 'level' },
    stage: { kind: 'status', label: zh('阶段'), order: 'a6', lifecycle: 'crm.pipeline' },
    closeDate: { kind: 'date', label: zh('预计成交'), order: 'a7', default: 'today()' },
    closedAt: { kind: 'datetime', label: zh('成交时间'), order: 'a8', readonly: true },
    probability: { kind: 'percent', label: zh('概率'), order: 'a9' },
    tags: {
      kind: 'multiSelect',
      label: zh('标签'),
      order: 'aA',
      options: { hot: { label: zh('热'), order: 'a0' }, cold: { label: zh('冷'), order: 'a1' } },
    },
    important: { kind: 'boolean', label: zh('重点'), order: 'aB' },
    reason: { kind: 'text', label: zh('输单原因'), order: 'aC' },
    origin: { kind: 'text', label: zh('来源'), order: 'aD', readonlyAfterCreate: true },
    margin: { kind: 'decimal', label: zh('毛利'), order: 'aE', scale: 2 },
    files: { kind: 'attachment', label: zh('附件'), order: 'aF' },
  },
  uniques: { originTitle: { fields: ['origin', 'title'] } },
  validations: {
    positive: { assert: 'amount >= 0', message: zh('金额不能为负'), field: 'amount' },
    credit: {
      when: 'has(account)',
      assert: 'amount <= account.credit',
      message: zh('超过信用额度'),
      field: 'amount',
      severity: 'warning',
    },
    lines: { assert: 'lines.count() <= 2', message: zh('明细太多') },
  },
};

const line: EntityDocument = {
  kind: 'entity',
  id: 'crm.line',
  schemaVersion: 1,
  label: zh('明细'),
  titleExpr: 'product',
  fields: {
    product: { kind: 'text', label: zh('产品'), order: 'a0', required: true },
    quantity: { kind: 'integer', label: zh('数量'), order: 'a1', default: '1' },
    opportunity: {
      kind: 'lookup',
      label: zh('商机'),
      order: 'a2',
      target: 'crm.opportunity',
      onDelete: 'cascade',
      inverse: { key: 'lines' },
    },
  },
};

const pipeline: WorkflowDocument = {
  kind: 'workflow',
  id: 'crm.pipeline',
  schemaVersion: 1,
  label: zh('商机阶段'),
  type: 'lifecycle',
  entity: 'crm.opportunity',
  initial: 'new',
  states: {
    new: { label: zh('新建'), order: 'a0', category: 'open' },
    offer: { label: zh('报价'), order: 'a1', category: 'open', requiredOnEntry: ['account'] },
    won: { label: zh('赢单'), order: 'a2', category: 'won' },
    lost: { label: zh('输单'), order: 'a3', category: 'lost' },
  },
  transitions: {
    offer: { label: zh('报价'), order: 'a0', from: ['new'], to: 'offer', ask: ['amount'] },
    win: {
      label: zh('赢单'),
      order: 'a1',
      from: ['offer'],
      to: 'won',
      who: { owner: true, ownerManager: true },
      guard: 'amount > 0 && account.level == "a"',
      guardMessage: zh('需要甲级客户和金额'),
      required: ['closeDate'],
      effects: {
        stamp: { order: 'a0', type: 'set', field: 'closedAt', value: 'now()' },
        sure: { order: 'a1', type: 'set', field: 'probability', value: '1' },
        tell: { order: 'a2', type: 'notify', to: { owner: true, ownerManager: true }, message: zh('已赢单') },
      },
    },
    lose: { label: zh('输单'), order: 'a2', from: ['new', 'offer'], to: 'lost', required: ['reason'] },
  },
};

const all = { create: true, read: true, update: true, delete: true, import: true, export: true } as const;

const roles: readonly RoleDocument[] = [
  { kind: 'role', id: 'sys.admin', schemaVersion: 1, label: zh('系统管理员') },
  {
    kind: 'role',
    id: 'crm.sales',
    schemaVersion: 1,
    label: zh('销售'),
    defaults: { ...all, scope: 'ownAndSubordinates' },
    entities: { 'crm.account': { ...all, scope: 'all' } },
  },
  { kind: 'role', id: 'crm.own', schemaVersion: 1, label: zh('只看自己'), defaults: { ...all, scope: 'own' } },
  {
    kind: 'role',
    id: 'crm.blind',
    schemaVersion: 1,
    label: zh('看不到毛利'),
    defaults: { ...all, scope: 'all' },
    entities: {
      'crm.opportunity': { ...all, scope: 'all', fields: { margin: 'none', origin: 'view' } },
      'crm.account': { read: true, scope: 'all', fields: { secret: 'none', level: 'none' } },
    },
  },
  { kind: 'role', id: 'crm.reader', schemaVersion: 1, label: zh('只读'), defaults: { read: true, scope: 'all' } },
];

/** A small CRM for tests of the engine. */
export const testDocuments: readonly TesseraDocument[] = [
  ...people,
  account,
  contact,
  opportunity,
  line,
  pipeline,
  ...roles,
];

export const testDocumentSet: DocumentSet = documentSet(testDocuments);
