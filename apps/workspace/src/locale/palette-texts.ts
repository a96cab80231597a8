import { textBundle } from '@tessera/ui';

/** Words of the search over everything and its commands. */
export const paletteTexts = textBundle('workspace.palette', {
  commands: { 'zh-CN': '命令', en: 'Commands' },
  createOne: { 'zh-CN': '新建{name}', en: 'New {name}' },
  dark: { 'zh-CN': '切换到深色', en: 'Dark mode' },
  designer: { 'zh-CN': '打开设计器', en: 'Open the designer' },
  failed: { 'zh-CN': '搜索没有成功，请重试', en: 'The search failed; try again' },
  goTo: { 'zh-CN': '打开{name}', en: 'Go to {name}' },
  hint: {
    'zh-CN': '支持中文、拼音、首字母和号码片段',
    en: 'Names, pinyin, initials or part of a number',
  },
  keys: { 'zh-CN': '↑↓ 选择　Enter 打开　Esc 关闭', en: '↑↓ choose · Enter open · Esc close' },
  light: { 'zh-CN': '切换到浅色', en: 'Light mode' },
  nothing: { 'zh-CN': '没有找到“{text}”', en: 'Nothing found for “{text}”' },
  otherLanguage: { 'zh-CN': 'Switch to English', en: '切换到中文' },
  people: { 'zh-CN': '打开成员', en: 'Open people' },
  placeholder: { 'zh-CN': '搜索记录，或输入命令', en: 'Search records, or type a command' },
  recent: { 'zh-CN': '最近打开', en: 'Recently opened' },
  results: { 'zh-CN': '搜索结果', en: 'Results' },
  showAll: { 'zh-CN': '在{name}中查看全部', en: 'See all in {name}' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  title: { 'zh-CN': '搜索和命令', en: 'Search and commands' },
});
