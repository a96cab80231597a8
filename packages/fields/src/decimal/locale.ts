/** The words of this field kind. */
export const decimalWords = {
  label: { 'zh-CN': '小数', en: 'Decimal' },
  description: { 'zh-CN': '重量、长度等带小数的数', en: 'Weights, lengths and other exact numbers' },
} as const;
