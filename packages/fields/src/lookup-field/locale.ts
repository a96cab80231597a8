/** The words of this field kind. */
export const lookupFieldWords = {
  label: { 'zh-CN': '他表字段', en: 'Lookup field' },
  description: { 'zh-CN': '显示关联记录中的一个字段，始终最新', en: 'A field of the linked record, always current' },
} as const;

/** What its panel and input say. */
export const lookupFieldTexts = {
  lookup: { 'zh-CN': '经由哪个关联记录', en: 'Through which lookup' },
  field: { 'zh-CN': '显示哪个字段', en: 'Which field' },
  noLookup: { 'zh-CN': '请先添加一个关联记录字段', en: 'Add a lookup field first' },
} as const;
