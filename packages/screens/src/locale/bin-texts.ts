import { textBundle } from '@tessera/ui';

/** Words of the recycle bin. */
export const binTexts = textBundle('screens.bin', {
  empty: { 'zh-CN': '回收站是空的', en: 'The recycle bin is empty' },
  emptyText: { 'zh-CN': '删除的记录会出现在这里，可以恢复。', en: 'Deleted records appear here and can be restored.' },
  inTheWay: { 'zh-CN': '查看“{name}”', en: 'See “{name}”' },
  record: { 'zh-CN': '记录', en: 'Record' },
  refused: {
    'zh-CN': '{count} 条没有恢复',
    en: { one: '{count} record was not restored', other: '{count} records were not restored' },
  },
  refusedRow: { 'zh-CN': '{name}：{reason}', en: '{name}: {reason}' },
  restore: { 'zh-CN': '恢复', en: 'Restore' },
  restoreCount: {
    'zh-CN': '恢复 {count} 条',
    en: { one: 'Restore {count} record', other: 'Restore {count} records' },
  },
  restored: {
    'zh-CN': '已恢复 {count} 条记录',
    en: { one: '{count} record restored', other: '{count} records restored' },
  },
  title: { 'zh-CN': '回收站', en: 'Recycle bin' },
});
