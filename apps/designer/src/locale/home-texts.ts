import { textBundle } from '@tessera/ui';

export const homeTexts = textBundle('designer.home', {
  welcome: { 'zh-CN': '从这里搭建你的业务系统', en: 'Build your business system here' },
  welcomeText: {
    'zh-CN': '先建对象，再画表单和流程，点“发布”后同事马上就能用。',
    en: 'Model entities, draw forms and flows; colleagues work with it right after you publish.',
  },
  fromPack: { 'zh-CN': '从模板开始', en: 'Start from a template' },
  fromPackText: {
    'zh-CN': '选一个接近你业务的模板，装好后可以随意修改。',
    en: 'Pick the one nearest to your work; everything can be changed.',
  },
  demo: {
    'zh-CN': '系统里有 {count} 条演示数据。',
    en: { one: 'There is {count} demo record.', other: 'There are {count} demo records.' },
  },
  demoRemove: { 'zh-CN': '移除演示数据', en: 'Remove demo data' },
  demoTitle: { 'zh-CN': '移除全部演示数据？', en: 'Remove all demo data?' },
  demoText: {
    'zh-CN': '演示记录和演示成员会被移除；有人改动过的记录会保留。',
    en: 'Demo records and demo people go; records somebody worked with stay.',
  },
  demoRemoved: {
    'zh-CN': '已移除 {count} 条演示数据',
    en: { one: '{count} demo record removed', other: '{count} demo records removed' },
  },
  empty: { 'zh-CN': '从空白开始', en: 'Start empty' },
  emptyText: {
    'zh-CN': '在画布上新建对象，把字段拖上去。',
    en: 'Add entities on the canvas and drag fields onto them.',
  },
  openCanvas: { 'zh-CN': '打开画布', en: 'Open the canvas' },
  entities: { 'zh-CN': '对象', en: 'Entities' },
  apps: { 'zh-CN': '应用', en: 'Apps' },
  noApp: { 'zh-CN': '还没有应用', en: 'No app yet' },
  noApps: {
    'zh-CN': '没有应用时，全部对象会自动出现在菜单里。',
    en: 'Until there is one, the menu shows all entities.',
  },
  newEntity: { 'zh-CN': '新建对象', en: 'New entity' },
  fieldCount: { 'zh-CN': '{count} 个字段', en: { one: '{count} field', other: '{count} fields' } },
  release: { 'zh-CN': '当前版本 {no}', en: 'Release {no} is live' },
  neverPublished: { 'zh-CN': '还没有发布过', en: 'Nothing published yet' },
  search: { 'zh-CN': '搜索对象', en: 'Search entities' },
});
