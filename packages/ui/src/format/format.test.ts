import { expect, test } from 'vitest';
import {
  cleanDecimal,
  decimalProblem,
  formatDate,
  formatDateTime,
  formatFileSize,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  fromZonedText,
  initials,
  minorDigits,
  zonedText,
} from './index.ts';

test('numbers keep every digit of a decimal string', () => {
  expect(formatNumber('12345678901234567890.123456789012', 'zh-CN')).toBe('12,345,678,901,234,567,890.123456789012');
  expect(formatNumber('1.005', 'en', { maximumFractionDigits: 2 })).toBe('1.01');
  expect(formatNumber('7', 'en', { minimumFractionDigits: 2 })).toBe('7.00');
  expect(formatNumber(1234.5, 'en', { grouping: false })).toBe('1234.5');
  expect(formatNumber(1e21, 'en')).toBe('1,000,000,000,000,000,000,000');
  for (const nothing of [null, undefined, '', 'abc', Number.NaN, {}]) expect(formatNumber(nothing, 'en')).toBe('');
});

test('large numbers are read in 万 and 亿, or K and M', () => {
  expect(formatNumber('12500', 'zh-CN', { compact: true })).toBe('1.25万');
  expect(formatNumber('325000000', 'zh-CN', { compact: true })).toBe('3.25亿');
  expect(formatNumber('12500', 'en', { compact: true })).toBe('12.5K');
});

test('percent values are fractions', () => {
  expect(formatPercent('0.15', 'zh-CN')).toBe('15%');
  expect(formatPercent('0.12345', 'en', { maximumFractionDigits: 2 })).toBe('12.35%');
  expect(formatPercent('0.5', 'en', { minimumFractionDigits: 1 })).toBe('50.0%');
});

test('money carries its sign, its minor unit and its minus in front', () => {
  expect(formatMoney({ amount: '12500.0000', currency: 'CNY' }, 'zh-CN')).toBe('¥12,500.00');
  expect(formatMoney({ amount: '-3.2', currency: 'USD' }, 'zh-CN')).toBe('-US$3.20');
  expect(formatMoney({ amount: '1980', currency: 'JPY' }, 'en')).toBe('JP¥1,980');
  expect(formatMoney({ amount: '325000', currency: 'CNY' }, 'zh-CN', { compact: true })).toBe('¥32.5万');
  expect(formatMoney({ amount: '5', currency: 'CNY' }, 'en', { display: 'code' })).toBe('CNY 5.00');
  expect(formatMoney({ amount: '5', currency: 'SEK' }, 'en')).toBe('SEK 5.00');
  expect(formatMoney(null, 'en')).toBe('');
  expect([minorDigits('JPY'), minorDigits('CNY'), minorDigits('??')]).toEqual([0, 2, 2]);
});

test('dates are calendar dates in every zone; moments are shown in theirs', () => {
  expect(formatDate('2026-03-05', 'zh-CN')).toBe('2026-03-05');
  expect(formatDate('2026-03-05', 'en')).toBe('5 Mar 2026');
  expect(formatDate('2026-03-05', 'zh-CN', 'long')).toBe('2026年3月5日星期四');
  expect(formatDate('05.03.2026', 'en')).toBe('');
  expect(formatDateTime('2026-03-05T16:30:00.000000Z', 'zh-CN', { timeZone: 'Asia/Shanghai' })).toBe(
    '2026-03-06 00:30',
  );
  expect(formatDateTime('2026-03-05T16:30:09Z', 'en', { timeZone: 'UTC', seconds: true })).toBe('5 Mar 2026, 16:30:09');
  expect(formatDateTime('never', 'en')).toBe('');
});

test('a wall clock goes to UTC and back, also over a change of the clock', () => {
  expect(fromZonedText('2026-03-06 00:30', 'Asia/Shanghai')).toBe('2026-03-05T16:30:00.000000Z');
  expect(fromZonedText('2026-10-25 02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000000Z');
  expect(fromZonedText('2026-03-29 02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000000Z');
  expect(fromZonedText('2026-13', 'UTC')).toBeUndefined();
  for (const zone of ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC']) {
    for (const wall of ['2026-01-31 23:59:59', '2026-07-01 00:00:00', '2024-02-29 12:00:01']) {
      expect(zonedText(Date.parse(fromZonedText(wall, zone) ?? ''), zone)).toBe(wall);
    }
  }
});

test('relative times are short and end in a date', () => {
  const now = Date.parse('2026-03-05T12:00:00Z');
  const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
  expect(formatRelative(at(0), now, 'zh-CN')).toBe('刚刚');
  expect(formatRelative(at(-3), now, 'zh-CN')).toBe('3分钟前');
  expect(formatRelative(at(120), now, 'en')).toBe('in 2 hours');
  expect(formatRelative(at(-1440), now, 'zh-CN')).toBe('昨天');
  expect(formatRelative(at(-60 * 24 * 60), now, 'zh-CN', 'UTC')).toBe('2026-01-04');
});

test('file sizes and initials', () => {
  expect([0, 1023, 1536, 5 * 1024 ** 3].map((size) => formatFileSize(size, 'en'))).toEqual([
    '0 B',
    '1,023 B',
    '1.5 KB',
    '5 GB',
  ]);
  const expected = {
    王小明: '小明',
    李雷: '李雷',
    欧阳娜娜: '娜娜',
    '江一川（演示）': '一川',
    管理员: '管理',
    演示用户: '演示',
    'Ada Lovelace': 'AL',
    root: 'R',
    '  ': '?',
  };
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, initials(name)]))).toEqual(expected);
  expect(['王小明', '管理员', 'Ada Lovelace'].map((name) => initials(name, 1))).toEqual(['明', '管', 'A']);
});

test('what people type becomes a decimal string or is refused, never rounded', () => {
  expect(cleanDecimal('１２，３４５。６')).toBe('12345.6');
  expect(cleanDecimal('¥ 1,234.50')).toBe('1234.50');
  expect(cleanDecimal('-0')).toBe('0');
  expect(cleanDecimal('.5')).toBe('0.5');
  expect(cleanDecimal('007')).toBe('7');
  expect(cleanDecimal('0.10000000000000000000000001')).toBe('0.10000000000000000000000001');
  expect(cleanDecimal('  ')).toBeNull();
  for (const bad of ['abc', '1.2.3', '1e5', '-', '.']) expect(cleanDecimal(bad)).toBeUndefined();
  expect(decimalProblem('1.230', { scale: 2 })).toBeUndefined();
  expect(decimalProblem('1.231', { scale: 2 })).toBe('scale');
  expect(decimalProblem('-5', { min: '-4.99' })).toBe('min');
  expect(decimalProblem('99999999999999999999.1', { max: '99999999999999999999' })).toBe('max');
});
