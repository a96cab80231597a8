/** The words of this field kind. */
export const attachmentWords = {
  label: { 'zh-CN': '附件', en: 'Attachment' },
  description: { 'zh-CN': '一个或多个文件', en: 'One or more files' },
} as const;
