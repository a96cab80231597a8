import { textBundle } from '@tessera/ui';

/** Words of the preview of a form. */
export const previewTexts = textBundle('designer.preview', {
  as: { 'zh-CN': '以谁的身份', en: 'As whom' },
  asNobody: { 'zh-CN': '不限权限', en: 'No limits' },
  device: { 'zh-CN': '设备', en: 'Device' },
  'device.desktop': { 'zh-CN': '电脑', en: 'Desktop' },
  'device.tablet': { 'zh-CN': '平板', en: 'Tablet' },
  'device.phone': { 'zh-CN': '手机', en: 'Phone' },
  hint: {
    'zh-CN': '这是预览：规则和默认值会实时生效，填写的内容不会保存。',
    en: 'This is a preview: rules and defaults run live, nothing you type is saved.',
  },
  language: { 'zh-CN': '语言', en: 'Language' },
  newRecord: { 'zh-CN': '新记录', en: 'A new record' },
  noEntity: { 'zh-CN': '{name}没有权限查看这个对象。', en: '{name} may not see these records at all.' },
  notForThem: {
    'zh-CN': '这张表单不适用于{name}的角色，实际会看到其他表单。',
    en: 'This form is not for the roles of {name}, who gets another one.',
  },
  noRecord: { 'zh-CN': '{name}看不到这条记录。', en: '{name} may not open this record.' },
  preview: { 'zh-CN': '预览', en: 'Preview' },
  record: { 'zh-CN': '用哪条记录', en: 'On which record' },
  required: { 'zh-CN': '“{name}”必填', en: '“{name}” is required' },
  reset: { 'zh-CN': '重新开始', en: 'Start over' },
  trimmed: {
    'zh-CN': '只显示您和{name}都能看到的内容。',
    en: 'Only what both you and {name} may see is shown.',
  },
});
