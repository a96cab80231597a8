import { textBundle } from '@tessera/ui';

/** Words of forms: steps and help texts. */
export const formTexts = textBundle('screens.form', {
  back: { 'zh-CN': '上一步', en: 'Back' },
  help: { 'zh-CN': '“{name}”的填写提示：{text}', en: 'Help on “{name}”: {text}' },
  next: { 'zh-CN': '下一步', en: 'Next' },
  stepNo: { 'zh-CN': '第 {no} 步', en: 'Step {no}' },
  stepOf: { 'zh-CN': '第 {no} 步，共 {count} 步', en: 'Step {no} of {count}' },
  steps: { 'zh-CN': '填写步骤', en: 'Steps' },
});
