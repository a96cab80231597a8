/** The words of this field kind. */
export const moneyWords = {
  label: { 'zh-CN': '金额', en: 'Money' },
  description: { 'zh-CN': '带币种的金额', en: 'An amount with its currency' },
} as const;

/** What its panel and input say. */
export const moneyTexts = {
  currency: { 'zh-CN': '币种', en: 'Currency' },
  currencyDefault: { 'zh-CN': '默认币种', en: 'Currency of new amounts' },
  currencies: { 'zh-CN': '可用币种', en: 'Currencies allowed' },
  currenciesHint: { 'zh-CN': '留空表示只用默认币种', en: 'Empty: only the default one' },
} as const;
