import { textBundle } from '@tessera/ui';

export const appTexts = textBundle('designer.app', {
  apps: { 'zh-CN': '应用与菜单', en: 'Apps and menus' },
  appsText: {
    'zh-CN': '一个应用就是工作台里的一份菜单。没有应用时，所有对象自动出现在菜单里。',
    en: 'An app is a menu of the workspace. Without any, all entities show by themselves.',
  },
  addApp: { 'zh-CN': '新建应用', en: 'New app' },
  appExample: { 'zh-CN': '售后服务', en: 'Service' },
  noApps: { 'zh-CN': '还没有应用', en: 'No app yet' },
  deleteApp: { 'zh-CN': '删除应用', en: 'Delete app' },
  deleteAppTitle: { 'zh-CN': '删除应用“{name}”？', en: 'Delete the app “{name}”?' },
  autoMenu: { 'zh-CN': '菜单里没有的对象自动排在最后', en: 'Entities without an entry are appended' },
  roles: { 'zh-CN': '只给这些角色', en: 'Only for these roles' },
  home: { 'zh-CN': '首页', en: 'Start page' },
  menu: { 'zh-CN': '菜单', en: 'Menu' },
  addEntity: { 'zh-CN': '添加对象', en: 'Add entity' },
  addView: { 'zh-CN': '添加视图', en: 'Add view' },
  addGroup: { 'zh-CN': '添加分组', en: 'Add group' },
  newGroup: { 'zh-CN': '新分组', en: 'New group' },
  emptyMenu: { 'zh-CN': '菜单是空的。', en: 'The menu is empty.' },
  into: { 'zh-CN': '“{name}”放在', en: 'Where {name} stands' },
  root: { 'zh-CN': '最上层', en: 'Top level' },
  entryLabel: { 'zh-CN': '“{name}”的菜单名称', en: 'Menu label of {name}' },
  entity: { 'zh-CN': '对象', en: 'Entity' },
  view: { 'zh-CN': '视图', en: 'View' },
  group: { 'zh-CN': '分组', en: 'Group' },
});
