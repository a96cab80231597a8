/** The words of this field kind. */
export const integerWords = {
  label: { 'zh-CN': '整数', en: 'Whole number' },
  description: { 'zh-CN': '数量、次数等没有小数的数', en: 'Counts and quantities' },
} as const;
