/** The words of this field kind. */
export const urlWords = {
  label: { 'zh-CN': '网址', en: 'Web address' },
  description: { 'zh-CN': '网页链接', en: 'A link to a page' },
} as const;
