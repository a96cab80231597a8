import type { EntityDocument, RoleDocument } from '@tessera/schemas';

const systemOrigin = { pack: 'sys.identity', version: '1.0.0' } as const;

/** People, as an entity: owners and person fields are links to it. Only identity writes it. */
export const userEntity: EntityDocument = {
  kind: 'entity',
  id: 'sys.user',
  schemaVersion: 1,
  label: { 'zh-CN': '人员', en: 'Person' },
  pluralLabel: { 'zh-CN': '人员', en: 'People' },
  icon: 'users',
  origin: systemOrigin,
  customizable: 'none',
  ownership: 'none',
  titleExpr: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { 'zh-CN': '姓名', en: 'Name' },
      order: 'a0',
      required: true,
      maxLength: 100,
      searchable: true,
    },
    email: { kind: 'email', label: { 'zh-CN': '邮箱', en: 'E-mail' }, order: 'a1', searchable: true },
    mobile: { kind: 'phone', label: { 'zh-CN': '手机', en: 'Mobile' }, order: 'a2', searchable: true },
    manager: { kind: 'person', label: { 'zh-CN': '直属上级', en: 'Manager' }, order: 'a3' },
    department: { kind: 'department', label: { 'zh-CN': '部门', en: 'Department' }, order: 'a4' },
    active: { kind: 'boolean', label: { 'zh-CN': '在职', en: 'Active' }, order: 'a5' },
  },
};

/** Departments, as an entity. */
export const departmentEntity: EntityDocument = {
  kind: 'entity',
  id: 'sys.department',
  schemaVersion: 1,
  label: { 'zh-CN': '部门', en: 'Department' },
  pluralLabel: { 'zh-CN': '部门', en: 'Departments' },
  icon: 'hierarchy',
  origin: systemOrigin,
  customizable: 'none',
  ownership: 'none',
  titleExpr: 'name',
  fields: {
    name: {
      kind: 'text',
      label: { 'zh-CN': '名称', en: 'Name' },
      order: 'a0',
      required: true,
      maxLength: 100,
      searchable: true,
    },
    parent: { kind: 'department', label: { 'zh-CN': '上级部门', en: 'Parent department' }, order: 'a1' },
    leader: { kind: 'person', label: { 'zh-CN': '部门主管', en: 'Leader' }, order: 'a2' },
  },
};

/** The administrator may do everything; access knows this role by its id. */
export const administratorRole: RoleDocument = {
  kind: 'role',
  id: 'sys.admin',
  schemaVersion: 1,
  label: { 'zh-CN': '系统管理员', en: 'Administrator' },
  origin: systemOrigin,
  customizable: 'none',
  capabilities: ['design', 'administer', 'shareViews'],
};

/** Documents that every release contains. */
export const identityDocuments = [userEntity, departmentEntity, administratorRole] as const;
