import { textBundle } from '@tessera/ui';

/** What is said of others who design at the same time. */
export const presenceTexts = textBundle('designer.presence', {
  people: { 'zh-CN': '正在设计的同事', en: 'Colleagues who design right now' },
  here: { 'zh-CN': '也在这里', en: 'is here too' },
});
