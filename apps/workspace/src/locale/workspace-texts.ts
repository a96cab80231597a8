import { textBundle } from '@tessera/ui';

/** Words of the frame around the screens. */
export const workspaceTexts = textBundle('workspace', {
  account: { 'zh-CN': '账号', en: 'Account' },
  allRead: { 'zh-CN': '全部标为已读', en: 'Mark all as read' },
  create: { 'zh-CN': '新建', en: 'New' },
  demoBanner: {
    'zh-CN': '现在有 {count} 条示例数据，可随时清除。',
    en: '{count} rows of sample data are here; they can leave at any time.',
  },
  demoClear: { 'zh-CN': '清除示例数据', en: 'Remove sample data' },
  demoCleared: { 'zh-CN': '已清除 {count} 条示例数据', en: '{count} rows of sample data removed' },
  demoClearedBut: {
    'zh-CN': '已清除 {count} 条示例数据；改动过的和与之相关的 {kept} 条保留',
    en: '{count} sample rows removed; {kept} that were changed or are linked to stay',
  },
  demoLater: { 'zh-CN': '以后再说', en: 'Later' },
  demoQuestion: { 'zh-CN': '清除示例数据？', en: 'Remove the sample data?' },
  demoQuestionText: { 'zh-CN': '您改动过的记录会保留。', en: 'Records you worked with stay.' },
  designer: { 'zh-CN': '设计器', en: 'Designer' },
  home: { 'zh-CN': '首页', en: 'Home' },
  language: { 'zh-CN': '语言', en: 'Language' },
  menu: { 'zh-CN': '主菜单', en: 'Main menu' },
  more: { 'zh-CN': '更多', en: 'More' },
  newRelease: { 'zh-CN': '应用已更新到版本 {no}', en: 'The app was updated to release {no}' },
  noApp: { 'zh-CN': '还没有可以使用的应用', en: 'There is no app for you yet' },
  noAppText: {
    'zh-CN': '请管理员为您分配角色，或者先在设计器中创建对象。',
    en: 'Ask an administrator for a role, or create entities in the designer first.',
  },
  noNotifications: { 'zh-CN': '没有通知', en: 'No notifications' },
  noRight: { 'zh-CN': '您无权查看这个页面', en: 'You may not see this page' },
  noRightText: { 'zh-CN': '如果需要，请管理员调整您的角色。', en: 'Ask an administrator for a role that allows it.' },
  notifications: { 'zh-CN': '通知', en: 'Notifications' },
  notificationsUnread: { 'zh-CN': '通知，{count} 条未读', en: 'Notifications, {count} unread' },
  people: { 'zh-CN': '成员', en: 'People' },
  search: { 'zh-CN': '搜索', en: 'Search' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  skip: { 'zh-CN': '跳到正文', en: 'Skip to content' },
  switchApp: { 'zh-CN': '切换应用：{name}', en: 'Switch app: {name}' },
});
