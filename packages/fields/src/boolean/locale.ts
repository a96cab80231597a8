/** The words of this field kind. */
export const booleanWords = {
  label: { 'zh-CN': '是否', en: 'Yes or no' },
  description: { 'zh-CN': '两种情况中的一种，不会为空', en: 'One of two; never empty' },
  yes: { 'zh-CN': '是', en: 'Yes' },
  no: { 'zh-CN': '否', en: 'No' },
} as const;

/** What its panel and input say. */
export const booleanTexts = {
  trueLabel: { 'zh-CN': '“是”的显示文字', en: 'Text for yes' },
  falseLabel: { 'zh-CN': '“否”的显示文字', en: 'Text for no' },
} as const;
