/** The words of this field kind. */
export const percentWords = {
  label: { 'zh-CN': '百分比', en: 'Percent' },
  description: { 'zh-CN': '折扣、概率、占比', en: 'Discounts, probabilities, shares' },
} as const;
