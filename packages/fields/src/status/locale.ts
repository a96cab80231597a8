/** The words of this field kind. */
export const statusWords = {
  label: { 'zh-CN': '状态', en: 'Status' },
  description: {
    'zh-CN': '阶段流转的当前状态，只能通过流转改变',
    en: 'The state of a lifecycle; only transitions change it',
  },
} as const;

/** What its panel and input say. */
export const statusTexts = {
  lifecycle: { 'zh-CN': '阶段流转', en: 'Lifecycle' },
  lifecycleHint: { 'zh-CN': '状态只能通过流转改变', en: 'Only transitions change the state' },
} as const;
