import { phoneNumbers } from '#phone-numbers';
import type { CountryCode } from 'libphonenumber-js/max';

/** A telephone number as a record stores it. */
export interface PhoneValue {
  /** E.164, or bare digits for hotlines and local numbers that only work inside the country. */
  readonly number: string;
  /** As it was typed. */
  readonly raw: string;
  readonly extension?: string;
}

const home: CountryCode = 'CN';
const extensionTail = /^(.*?\d.*?)\s*(?:转接?|轉|分机号?|内线|ext(?:ension|n)?\.?|x|#|,|;ext=)\s*[:：]?\s*(\d{1,8})$/iu;
const privateTail = /^(\+?\d[\d ]{9,14}\d)[-_](\d{1,6})$/;
/** Emergency, hotline and bank numbers, and local numbers without an area code. */
const dialledAtHome = /^(?:1\d{2}|1[02]\d{3,4}|9[56]\d{3,4}|[2-8]\d{6,7})$/;

/** The number a text holds; national numbers are read as Chinese ones. Undefined when it holds none. */
export function readPhone(typed: string): PhoneValue | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[‐-―−]/gu, '-')
    .replace(/^tel:/iu, '')
    .trim();
  if (text.length > 60 || /[^\d\s()+\-./,;#:_=a-z转接轉分机号内线]/iu.test(text)) return undefined;
  const [number, extension] = splitExtension(text);
  const dialled = readNumber(number);
  return dialled === undefined
    ? undefined
    : { number: dialled, raw: typed, ...(extension === undefined ? {} : { extension }) };
}

/** A stored phone value; undefined for anything else. */
export function phoneIn(value: unknown): PhoneValue | undefined {
  if (typeof value !== 'object' || value === null || !('number' in value) || typeof value.number !== 'string')
    return undefined;
  const raw = 'raw' in value && typeof value.raw === 'string' ? value.raw : value.number;
  const extension = 'extension' in value && typeof value.extension === 'string' ? value.extension : undefined;
  return { number: value.number, raw, ...(extension === undefined ? {} : { extension }) };
}

/**
 * A number as people read it: national for Chinese numbers, international for others; as it is stored while a browser
 * has not fetched what it takes to group foreign ones.
 */
export function formatPhone({ number, extension }: PhoneValue, locale: 'zh-CN' | 'en'): string {
  const shown = chineseNumber(number) ?? grouped(number) ?? number;
  if (extension === undefined) return shown;
  return locale === 'zh-CN' ? `${shown} 转 ${extension}` : `${shown} ext. ${extension}`;
}

/** Whether showing this number takes the numbering plans of the world. */
export function isForeign(number: string): boolean {
  return number.startsWith('+') && chineseNumber(number) === undefined;
}

function grouped(number: string): string | undefined {
  const parsed = number.startsWith('+') ? phoneNumbers.now()?.(number) : undefined;
  if (!parsed) return undefined;
  return parsed.country === home ? spaced(parsed.formatNational()) : parsed.formatInternational();
}

const chinesePlans: readonly (readonly [RegExp, string])[] = [
  [/^(1[3-9]\d)(\d{4})(\d{4})$/, '$1 $2 $3'],
  [/^([48]00)(\d{3})(\d{4})$/, '$1 $2 $3'],
  [/^(10|2\d)(\d{4})(\d{4})$/, '0$1-$2 $3'],
  [/^(?!950)([3-9]\d\d)(\d{4})(\d{4})$/, '0$1-$2 $3'],
  [/^(?!950)([3-9]\d\d)(\d{3})(\d{4})$/, '0$1-$2 $3'],
];

/** Chinese mobiles, service numbers and landlines, which need no data; the same grouping as the plans of the world give. */
function chineseNumber(number: string): string | undefined {
  if (!number.startsWith('+86')) return undefined;
  const digits = number.slice(3);
  const plan = chinesePlans.find(([pattern]) => pattern.test(digits));
  return plan && digits.replace(plan[0], plan[1]);
}

function splitExtension(text: string): readonly [string, string | undefined] {
  const marked = extensionTail.exec(text) ?? privateTail.exec(text);
  return marked ? [(marked[1] ?? '').trim(), marked[2]] : [text, undefined];
}

function readNumber(text: string): string | undefined {
  if (/[^\d\s()+\-./]/u.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  const parsed = phoneNumbers.now()?.(text.replace(/^00(?=[1-9])/, '+'), home);
  if (parsed?.isValid()) return parsed.number;
  return !text.startsWith('+') && dialledAtHome.test(digits) ? digits : undefined;
}

/** `010 8888 8888` with the area code set apart by a hyphen, as it is written in China. */
function spaced(national: string): string {
  return national.replace(/^(0\d{2,3}) /, '$1-');
}
