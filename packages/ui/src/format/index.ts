export { formatDate, formatDateTime, formatRelative, fromZonedText, zonedText } from './date.ts';
export type { DateTimeFormat } from './date.ts';
export { initials } from './initials.ts';
export { currencySymbol, formatMoney, minorDigits } from './money.ts';
export type { MoneyFormat, MoneyValue } from './money.ts';
export { decimalPattern, formatFileSize, formatNumber, formatPercent, toDecimalText } from './number.ts';
export type { NumberFormat } from './number.ts';
export { cleanDecimal, decimalProblem } from './decimal-input.ts';
export type { DecimalLimits } from './decimal-input.ts';
