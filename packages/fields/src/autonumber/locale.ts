/** The words of this field kind. */
export const autonumberWords = {
  label: { 'zh-CN': '自动编号', en: 'Autonumber' },
  description: { 'zh-CN': '由系统按格式给出的编号', en: 'A number the system gives, in a format' },
} as const;

/** What its panel and input say. */
export const autonumberTexts = {
  format: { 'zh-CN': '编号格式', en: 'Format' },
  hint: {
    'zh-CN': '可用 {YYYY} {YY} {MM} {DD} {SEQ:4}；{SEQ:4 reset=month} 每月重新开始',
    en: '{YYYY} {YY} {MM} {DD} {SEQ:4}; {SEQ:4 reset=month} starts over every month',
  },
  example: { 'zh-CN': '例如', en: 'For example' },
  given: { 'zh-CN': '保存后自动生成', en: 'Given when saved' },
} as const;
