import { textBundle } from '@tessera/ui';

/** Words of which sentences about transitions are made. */
export const sentenceTexts = textBundle('designer.sentence', {
  nothing: { 'zh-CN': '空', en: 'empty' },
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  always: { 'zh-CN': '任何情况', en: 'always' },
  not: { 'zh-CN': '不满足', en: 'not ' },
  today: { 'zh-CN': '今天', en: 'today' },
  now: { 'zh-CN': '当前时间', en: 'now' },
  coalesce: { 'zh-CN': '{first}（为空时用{second}）', en: '{first} ({second} when empty)' },
  actor: { 'zh-CN': '操作人', en: 'whoever does it' },
  editors: { 'zh-CN': '能修改记录的人', en: 'Everybody who may change the record' },
  owner: { 'zh-CN': '负责人', en: 'the owner' },
  ownerManager: { 'zh-CN': '负责人的上级', en: 'the owner’s manager' },
  mayMove: { 'zh-CN': '可以把', en: 'can move' },
  while: { 'zh-CN': '在{condition}时', en: 'while {condition}' },
  needs: { 'zh-CN': '需要填写{fields}', en: '{fields} must be filled in' },
  sets: { 'zh-CN': '{field}记为{value}', en: '{field} becomes {value}' },
  clears: { 'zh-CN': '清空{field}', en: '{field} is cleared' },
  tells: { 'zh-CN': '通知{people}', en: '{people} is told' },
});
