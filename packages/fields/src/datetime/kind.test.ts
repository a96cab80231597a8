import { expect, test } from 'vitest';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { datetimeKind } from './kind.ts';

const field = { kind: 'datetime', ...label } as const;
const normalise = (value: string) => outcome(datetimeKind.normalise(value, field, inShanghai));
const parse = (text: string, timeZone = 'Asia/Shanghai') =>
  outcome(datetimeKind.parse(text, field, { ...inShanghai, timeZone }));

test('moments become UTC with six digits', () => {
  expect(normalise('2026-03-01T08:30:00+08:00')).toBe('2026-03-01T00:30:00.000000Z');
  expect(normalise('2026-03-01T08:30:00.1234567Z')).toBe('2026-03-01T08:30:00.123456Z');
  for (const text of [
    '2026-03-01',
    '2026-03-01T08:30:00',
    '2026-02-30T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:00:00-05:00',
  ]) {
    expect(normalise(text), text).toEqual(['datetime_expected']);
  }
});

test('wall clocks are read in the zone of the reader', () => {
  for (const text of ['2026-03-01 14:30', '2026年3月1日 14:30', '2026年3月1日 下午2点30分', '2026/3/1 2:30 PM']) {
    expect(parse(text), text).toBe('2026-03-01T06:30:00.000000Z');
  }
  expect(parse('2026-10-25 02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000000Z');
  expect(parse('2026-03-29 02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000000Z');
  expect(parse('2026-03-01 12:05 am')).toBe('2026-02-28T16:05:00.000000Z');
  expect(parse('2026-03-01 25:00')).toEqual(['datetime_unreadable']);
});
