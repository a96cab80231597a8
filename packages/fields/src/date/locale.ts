/** The words of this field kind. */
export const dateWords = {
  label: { 'zh-CN': '日期', en: 'Date' },
  description: { 'zh-CN': '某一天，不含时间', en: 'A day without a time' },
} as const;
