/** The words of this field kind. */
export const selectWords = {
  label: { 'zh-CN': '单选', en: 'Single choice' },
  description: { 'zh-CN': '从选项中选一个', en: 'One of a list of options' },
} as const;
