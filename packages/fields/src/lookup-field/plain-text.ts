import type { Locale } from '@tessera/std';
import { formatDate, formatDateTime, formatMoney } from '@tessera/ui';
import { moneyIn } from '../money/money-value.ts';
import { formatPhone, phoneIn } from '../phone/read-phone.ts';

/** A value of any kind as text, told by its shape alone. */
export function plainText(value: unknown, locale: Locale, timeZone: string): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value.map((item) => plainText(item, locale, timeZone)).join(locale === 'zh-CN' ? '、' : ', ');
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, locale);
    return /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? formatDateTime(value, locale, { timeZone }) : value;
  }
  const money = moneyIn(value);
  if (money) return formatMoney(money, locale);
  const phone = phoneIn(value);
  if (phone) return formatPhone(phone, locale);
  if (typeof value !== 'object') return String(value);
  const { title, name } = value as { readonly title?: unknown; readonly name?: unknown };
  return typeof title === 'string' ? title : typeof name === 'string' ? name : '';
}
