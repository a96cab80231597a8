/** The words of this field kind. */
export const textWords = {
  label: { 'zh-CN': '文本', en: 'Text' },
  description: { 'zh-CN': '名称、编号、说明等文字', en: 'Names, codes, notes' },
} as const;

/** What its panel and input say. */
export const textTexts = {
  multiline: { 'zh-CN': '多行', en: 'Several lines' },
  maxLength: { 'zh-CN': '最大字符数', en: 'Most characters' },
  pattern: { 'zh-CN': '格式（正则表达式，RE2）', en: 'Pattern (regular expression, RE2)' },
  patternInvalid: { 'zh-CN': '不是有效的正则表达式', en: 'Not a regular expression' },
  patternMessage: { 'zh-CN': '格式不符时的提示', en: 'Message when it does not match' },
} as const;
