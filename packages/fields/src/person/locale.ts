/** The words of this field kind. */
export const personWords = {
  label: { 'zh-CN': '人员', en: 'Person' },
  description: { 'zh-CN': '系统中的一位用户', en: 'A user of the system' },
} as const;
