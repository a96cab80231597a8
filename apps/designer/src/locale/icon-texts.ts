import { textBundle } from '@tessera/ui';

/** Names of the icons an entity may carry. */
export const iconTexts = textBundle('designer.icon', {
  table: { 'zh-CN': '表格', en: 'Table' },
  building: { 'zh-CN': '公司', en: 'Building' },
  users: { 'zh-CN': '人员', en: 'People' },
  'address-book': { 'zh-CN': '通讯录', en: 'Address book' },
  'target-arrow': { 'zh-CN': '目标', en: 'Target' },
  trophy: { 'zh-CN': '奖杯', en: 'Trophy' },
  briefcase: { 'zh-CN': '公文包', en: 'Briefcase' },
  package: { 'zh-CN': '包裹', en: 'Package' },
  'list-details': { 'zh-CN': '明细', en: 'List' },
  checklist: { 'zh-CN': '清单', en: 'Checklist' },
  'calendar-event': { 'zh-CN': '日历', en: 'Calendar' },
  'layout-kanban': { 'zh-CN': '看板', en: 'Board' },
  folder: { 'zh-CN': '文件夹', en: 'Folder' },
  tool: { 'zh-CN': '工具', en: 'Tool' },
});
