/** The words of this field kind. */
export const multiSelectWords = {
  label: { 'zh-CN': '多选', en: 'Multiple choice' },
  description: { 'zh-CN': '从选项中选几个', en: 'Several of a list of options' },
} as const;

/** What its panel and input say. */
export const multiSelectTexts = {
  maxItems: { 'zh-CN': '最多选几项', en: 'Most options at once' },
} as const;
