/** The words of this field kind. */
export const imageWords = {
  label: { 'zh-CN': '图片', en: 'Image' },
  description: { 'zh-CN': '一张或多张图片', en: 'One or more pictures' },
} as const;
