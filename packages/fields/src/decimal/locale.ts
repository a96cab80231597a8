/** The words of this field kind. */
export const decimalWords = {
  label: { 'zh-CN': '小数', en: 'Decimal' },
  description: { 'zh-CN': '重量、长度等带小数的数', en: 'Weights, lengths and other exact numbers' },
} as const;

/** What its panel and input say. */
export const decimalTexts = {
  precision: { 'zh-CN': '总位数', en: 'Digits in all' },
} as const;
