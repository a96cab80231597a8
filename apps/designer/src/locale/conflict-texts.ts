import { textBundle } from '@tessera/ui';

/** What the dialog says that settles two people's changes of one thing. */
export const conflictTexts = textBundle('designer.conflict', {
  title: { 'zh-CN': '你和同事改了同一处', en: 'You and a colleague changed the same thing' },
  text: {
    'zh-CN': '{kind}“{name}”里有 {count} 处你和同事改得不一样，请逐处选择保留谁的。其余修改已自动合并。',
    en: {
      one: 'You and a colleague changed {count} place in {kind} “{name}” differently. Choose whose stays; everything else is merged.',
      other:
        'You and a colleague changed {count} places in {kind} “{name}” differently. Choose whose stays; everything else is merged.',
    },
  },
  safe: {
    'zh-CN': '选择之前，同事的版本不会被覆盖，你的修改也不会丢失。',
    en: 'Until you choose, your colleague’s version is not overwritten and your changes are not lost.',
  },
  whole: { 'zh-CN': '整个{kind}', en: 'The whole {kind}' },
  mine: { 'zh-CN': '用我的', en: 'Keep mine' },
  theirs: { 'zh-CN': '用同事的', en: 'Take theirs' },
  allMine: { 'zh-CN': '全部用我的', en: 'All mine' },
  allTheirs: { 'zh-CN': '全部用同事的', en: 'All theirs' },
  settle: { 'zh-CN': '按选择合并', en: 'Merge as chosen' },
  open: {
    'zh-CN': '还有 {count} 处没有选择',
    en: { one: '{count} place still needs a choice', other: '{count} places still need a choice' },
  },
  before: { 'zh-CN': '原来：{value}', en: 'Before: {value}' },
  deleted: { 'zh-CN': '删除', en: 'Deleted' },
  empty: { 'zh-CN': '（空）', en: '(empty)' },
  yes: { 'zh-CN': '是', en: 'Yes' },
  no: { 'zh-CN': '否', en: 'No' },
  first: { 'zh-CN': '排在最前', en: 'First' },
  after: { 'zh-CN': '排在“{name}”之后', en: 'Behind “{name}”' },
  place: { 'zh-CN': '位置', en: 'Position' },
  parent: { 'zh-CN': '所在位置', en: 'Stands in' },
  changed: { 'zh-CN': '修改了{names}', en: 'Changed {names}' },
  made: { 'zh-CN': '新建“{name}”', en: 'New “{name}”' },
  line: { 'zh-CN': '{name}：{value}', en: '{name}: {value}' },
  more: { 'zh-CN': '…还有 {count} 项', en: '… and {count} more' },
  chinese: { 'zh-CN': '（中文）', en: ' (Chinese)' },
  english: { 'zh-CN': '（英文）', en: ' (English)' },
});
