import { textBundle } from '@tessera/ui';

/** Words that faces of several kinds share. */
export const faceTexts = textBundle('fields', {
  accept: { 'zh-CN': '允许的文件类型', en: 'File types allowed' },
  acceptHint: {
    'zh-CN': '如 application/pdf、image/*；留空表示不限',
    en: 'Such as application/pdf or image/*; empty for all',
  },
  chinese: { 'zh-CN': '中文', en: 'Chinese' },
  english: { 'zh-CN': '英文', en: 'English' },
  from: { 'zh-CN': '{name}：从', en: '{name}: from' },
  to: { 'zh-CN': '{name}：到', en: '{name}: to' },
  max: { 'zh-CN': '最大值', en: 'Largest value' },
  maxBytes: { 'zh-CN': '单个文件上限（MB）', en: 'Largest file (MB)' },
  maxFiles: { 'zh-CN': '最多文件数', en: 'Most files' },
  min: { 'zh-CN': '最小值', en: 'Smallest value' },
  remove: { 'zh-CN': '移除“{name}”', en: 'Remove “{name}”' },
  scale: { 'zh-CN': '小数位数', en: 'Digits after the point' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  uploadFailed: { 'zh-CN': '“{name}”上传失败，请重试', en: '“{name}” could not be uploaded; try again' },
  uploadCancel: { 'zh-CN': '取消上传“{name}”', en: 'Cancel the upload of “{name}”' },
  uploading: { 'zh-CN': '正在上传“{name}”', en: 'Uploading “{name}”' },
  value: { 'zh-CN': '值', en: 'Value' },
});
