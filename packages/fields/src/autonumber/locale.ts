/** The words of this field kind. */
export const autonumberWords = {
  label: { 'zh-CN': '自动编号', en: 'Autonumber' },
  description: { 'zh-CN': '由系统按格式给出的编号', en: 'A number the system gives, in a format' },
} as const;
