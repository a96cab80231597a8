import { textBundle } from '@tessera/ui';

/** Words of editing in a list. */
export const sheetTexts = textBundle('screens.sheet', {
  apply: { 'zh-CN': '修改 {count} 个单元格', en: { one: 'Change {count} cell', other: 'Change {count} cells' } },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  changed: {
    'zh-CN': '已修改 {count} 个单元格',
    en: { one: '{count} cell changed', other: '{count} cells changed' },
  },
  clearTitle: { 'zh-CN': '清空这些单元格？', en: 'Empty these cells?' },
  conflict: { 'zh-CN': '别人刚改了这个单元格', en: 'Somebody just changed this cell' },
  copyAgain: { 'zh-CN': '正在准备复制，请再按一次', en: 'Getting ready to copy: press once more' },
  copied: { 'zh-CN': '已复制 {count} 个单元格', en: { one: '{count} cell copied', other: '{count} cells copied' } },
  dismiss: { 'zh-CN': '放弃', en: 'Discard' },
  emptyValue: { 'zh-CN': '空', en: 'empty' },
  field: { 'zh-CN': '字段', en: 'Field' },
  fixed: { 'zh-CN': '这里不能修改', en: 'Cannot be changed here' },
  from: { 'zh-CN': '现在', en: 'Now' },
  mine: { 'zh-CN': '我的：', en: 'Mine: ' },
  moreRows: { 'zh-CN': '还有 {count} 个', en: '{count} more' },
  nothing: { 'zh-CN': '没有可以修改的单元格', en: 'Nothing here can be changed' },
  pasteTitle: { 'zh-CN': '粘贴前看一下', en: 'Before you paste' },
  readFailed: { 'zh-CN': '粘贴的内容没有读出来', en: 'The pasted text could not be read' },
  record: { 'zh-CN': '记录', en: 'Record' },
  refused: { 'zh-CN': '没有保存，已恢复原值', en: 'Not saved; the old value is back' },
  retry: { 'zh-CN': '再试一次', en: 'Try again' },
  skipped: {
    'zh-CN': '{count} 个单元格不会修改：',
    en: { one: '{count} cell stays as it is:', other: '{count} cells stay as they are:' },
  },
  takeMine: { 'zh-CN': '用我的', en: 'Use mine' },
  takeTheirs: { 'zh-CN': '采用对方的', en: 'Take theirs' },
  theirs: { 'zh-CN': '现在：', en: 'Now: ' },
  to: { 'zh-CN': '改为', en: 'Becomes' },
  tooMany: { 'zh-CN': '一次最多粘贴 {most} 行', en: 'At most {most} rows can be pasted at once' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});
