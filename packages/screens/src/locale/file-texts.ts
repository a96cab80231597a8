import { textBundle } from '@tessera/ui';

/** Words of files shown over the page. */
export const fileTexts = textBundle('screens.files', {
  download: { 'zh-CN': '下载', en: 'Download' },
  next: { 'zh-CN': '下一个', en: 'Next' },
  noPreview: {
    'zh-CN': '这种文件不能预览，请下载后打开。',
    en: 'Files of this kind cannot be shown here; download it.',
  },
  notLoaded: { 'zh-CN': '文件没有加载出来。', en: 'The file could not be loaded.' },
  placeOf: { 'zh-CN': '{place} / {count}', en: '{place} of {count}' },
  previous: { 'zh-CN': '上一个', en: 'Previous' },
  zoomIn: { 'zh-CN': '放大', en: 'Zoom in' },
  zoomOut: { 'zh-CN': '缩小', en: 'Zoom out' },
});
