/** The words of this field kind. */
export const textWords = {
  label: { 'zh-CN': '文本', en: 'Text' },
  description: { 'zh-CN': '名称、编号、说明等文字', en: 'Names, codes, notes' },
} as const;
