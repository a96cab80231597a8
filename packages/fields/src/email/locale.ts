/** The words of this field kind. */
export const emailWords = {
  label: { 'zh-CN': '邮箱', en: 'E-mail' },
  description: { 'zh-CN': '电子邮箱地址', en: 'An e-mail address' },
} as const;
