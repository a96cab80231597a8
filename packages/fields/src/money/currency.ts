const noMinorUnit = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const fourDigits = 'CLF UYW'.split(' ');

/** Signs that tell currencies apart: ¥ is the yuan, the yen carries its letters. */
const signs: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: 'US$',
  EUR: '€',
  GBP: '£',
  JPY: 'JP¥',
  HKD: 'HK$',
  TWD: 'NT$',
  KRW: '₩',
  SGD: 'S$',
  AUD: 'A$',
  CAD: 'C$',
  INR: '₹',
  RUB: '₽',
  THB: '฿',
  VND: '₫',
  MOP: 'MOP$',
};

/** What people write besides sign and code. */
const names: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  rmb: 'CNY',
  元整: 'CNY',
  圆整: 'CNY',
  元: 'CNY',
  圆: 'CNY',
  块: 'CNY',
  美元: 'USD',
  美金: 'USD',
  $: 'USD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  日圆: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
  新台币: 'TWD',
  台币: 'TWD',
  韩元: 'KRW',
  新加坡元: 'SGD',
  澳元: 'AUD',
  加元: 'CAD',
  卢布: 'RUB',
  卢比: 'INR',
  泰铢: 'THB',
};

/** Spelling and code, longest spelling first, so that `us$` is not read as `$`. */
const spellings: readonly (readonly [string, string])[] = [
  ...Object.entries(signs).map(([code, sign]) => [sign.toLowerCase(), code] as const),
  ...Object.entries(names),
].sort(([a], [b]) => b.length - a.length);

/** Digits after the point that a currency uses. Source: ISO 4217, list one. */
export function minorUnit(currency: string): number {
  if (noMinorUnit.includes(currency)) return 0;
  if (threeDigits.includes(currency)) return 3;
  return fourDigits.includes(currency) ? 4 : 2;
}

/** Whether a code is a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** The sign of a currency, or its code and a space. */
export function currencySign(currency: string): string {
  return signs[currency] ?? `${currency} `;
}

/** A text without the currency written before or behind it, and that currency. */
export function takeCurrency(typed: string): { readonly rest: string; readonly currency?: string } {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const code = /^(-?)\s*([a-z]{3})(?![a-z])\s*(.+)$/.exec(text) ?? /^(-?)\s*(.+?)\s*([a-z]{3})$/.exec(text);
  const [letters, rest] = code && /^[a-z]{3}$/.test(code[2] ?? '') ? [code[2], code[3]] : [code?.[3], code?.[2]];
  if (code && letters && isCurrency(letters.toUpperCase()))
    return { rest: `${code[1] ?? ''}${rest ?? ''}`, currency: letters.toUpperCase() };
  for (const [name, currency] of spellings) {
    const rest = withoutAffix(text, name);
    if (rest !== undefined) return { rest, currency };
  }
  return { rest: text };
}

/** `-¥5`, `¥-5`, `5元` and `CNY 5` alike; a code is only read where it stands apart from other letters. */
function withoutAffix(text: string, name: string): string | undefined {
  const negative = text.startsWith('-') ? '-' : '';
  const bare = text.slice(negative.length).trimStart();
  if (bare.startsWith(name)) return `${negative}${bare.slice(name.length).trim()}`;
  return bare.endsWith(name) ? `${negative}${bare.slice(0, -name.length).trim()}` : undefined;
}
