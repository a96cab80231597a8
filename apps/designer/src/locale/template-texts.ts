import { textBundle } from '@tessera/ui';

/** What the gallery of templates says. */
export const templateTexts = textBundle('designer.templates', {
  title: { 'zh-CN': '模板', en: 'Templates' },
  note: {
    'zh-CN': '选一个接近你业务的模板，装好后可以随意修改；可以装多个。',
    en: 'Pick the one nearest to your work and change it freely; several can be installed.',
  },
  browse: { 'zh-CN': '从模板添加', en: 'Add from a template' },
  content: {
    'zh-CN': '{entities} 个对象 · {forms} 个表单 · {flows} 个流转',
    en: '{entities} entities · {forms} forms · {flows} lifecycles',
  },
  installed: { 'zh-CN': '已安装', en: 'Installed' },
  look: { 'zh-CN': '查看“{name}”', en: 'Look at “{name}”' },
  canvas: { 'zh-CN': '对象及其关联', en: 'Entities and how they relate' },
  fields: { 'zh-CN': '{count} 个字段', en: { one: '{count} field', other: '{count} fields' } },
  flows: { 'zh-CN': '阶段流转', en: 'Lifecycles' },
  more: { 'zh-CN': '还包括', en: 'Also inside' },
  parts: {
    'zh-CN': '{forms} 个表单、{views} 个视图，角色：{roles}',
    en: '{forms} forms, {views} views; roles: {roles}',
  },
  listSeparator: { 'zh-CN': '、', en: ', ' },
  demo: {
    'zh-CN': '同时装入 {count} 条演示数据（可随时一键移除）',
    en: 'With {count} demo records (they leave with one click)',
  },
  install: { 'zh-CN': '安装模板', en: 'Install the template' },
  installing: { 'zh-CN': '正在安装…', en: 'Installing…' },
  done: { 'zh-CN': '“{name}”已安装并发布', en: '“{name}” is installed and published' },
  taken: {
    'zh-CN': '不能安装：下面的内容和模板同名。请先改名或删除它们。',
    en: 'It cannot be installed: these have names of the template. Rename or delete them first.',
  },
  draftOpen: {
    'zh-CN': '还有 {count} 处未发布的修改。请先发布或放弃，再安装模板。',
    en: {
      one: 'There is {count} unpublished change. Publish or discard it before installing.',
      other: 'There are {count} unpublished changes. Publish or discard them before installing.',
    },
  },
  right: {
    'zh-CN': '安装模板需要“管理”能力，请联系管理员。',
    en: 'Installing takes the right to administer; ask an administrator.',
  },
  close: { 'zh-CN': '关闭', en: 'Close' },
});
