/** The words of this field kind. */
export const lookupWords = {
  label: { 'zh-CN': '关联记录', en: 'Lookup' },
  description: { 'zh-CN': '链接到另一个对象的记录', en: 'A link to a record of another entity' },
} as const;
