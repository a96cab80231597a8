/** The words of this field kind. */
export const lookupFieldWords = {
  label: { 'zh-CN': '他表字段', en: 'Lookup field' },
  description: { 'zh-CN': '显示关联记录中的一个字段，始终最新', en: 'A field of the linked record, always current' },
} as const;
