import { textBundle } from '@tessera/ui';

/** Words of tasks. */
export const taskTexts = textBundle('screens.tasks', {
  tick: { 'zh-CN': '完成“{name}”', en: 'Tick off “{name}”' },
  ticked: { 'zh-CN': '“{name}”已完成', en: '“{name}” is done' },
});
