import { textBundle } from '@tessera/ui';

/** What the editor of options says. */
export const choiceTexts = textBundle('fields.choice', {
  add: { 'zh-CN': '添加', en: 'Add' },
  addOption: { 'zh-CN': '新选项', en: 'New option' },
  addHint: {
    'zh-CN': '可一次粘贴多个，用换行或分号分隔',
    en: 'Paste several at once, separated by lines or semicolons',
  },
  color: { 'zh-CN': '“{name}”的颜色', en: 'Colour of “{name}”' },
  delete: { 'zh-CN': '删除“{name}”', en: 'Delete “{name}”' },
  down: { 'zh-CN': '下移“{name}”', en: 'Move “{name}” down' },
  labelOf: { 'zh-CN': '选项 {key} 的中文名', en: 'Chinese label of {key}' },
  labelEnOf: { 'zh-CN': '选项 {key} 的英文名', en: 'English label of {key}' },
  options: { 'zh-CN': '选项', en: 'Options' },
  retire: { 'zh-CN': '停用“{name}”', en: 'Retire “{name}”' },
  revive: { 'zh-CN': '启用“{name}”', en: 'Offer “{name}” again' },
  up: { 'zh-CN': '上移“{name}”', en: 'Move “{name}” up' },
});
