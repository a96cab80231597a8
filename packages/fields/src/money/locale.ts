/** The words of this field kind. */
export const moneyWords = {
  label: { 'zh-CN': '金额', en: 'Money' },
  description: { 'zh-CN': '带币种的金额', en: 'An amount with its currency' },
} as const;
