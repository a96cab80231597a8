/** The words of this field kind. */
export const phoneWords = {
  label: { 'zh-CN': '电话', en: 'Phone' },
  description: { 'zh-CN': '手机、座机、400 电话，可带分机', en: 'Mobile, landline or service number, with extension' },
} as const;
