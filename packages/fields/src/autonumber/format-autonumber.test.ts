import { expect, test } from 'vitest';
import { autonumberPeriod, formatAutonumber, parseAutonumberFormat } from './format-autonumber.ts';

const day = { year: 2026, month: 3, day: 9 };

function read(format: string) {
  const parsed = parseAutonumberFormat(format);
  if ('issues' in parsed) throw new Error(parsed.issues.map(({ code }) => code).join());
  return parsed;
}

const codes = (format: string) => {
  const parsed = parseAutonumberFormat(format);
  return 'issues' in parsed ? parsed.issues.map(({ code }) => code) : [];
};

test('tokens are filled in and long sequences are written out', () => {
  expect(formatAutonumber(read('OPP-{YYYY}{MM}-{SEQ:4 reset=month}'), 7, day)).toBe('OPP-202603-0007');
  expect(formatAutonumber(read('工单{YY}{DD}{SEQ:3}号'), 12345n, day)).toBe('工单260912345号');
});

test('a sequence starts over with its period', () => {
  expect(autonumberPeriod(read('{SEQ:4}'), day)).toBe('');
  expect(autonumberPeriod(read('{YYYY}{SEQ:4 reset=year}'), day)).toBe('2026');
  expect(autonumberPeriod(read('{YY}{MM}{SEQ:4 reset=month}'), day)).toBe('2026-03');
  expect(autonumberPeriod(read('{YYYY}{MM}{DD}{SEQ:4 reset=day}'), day)).toBe('2026-03-09');
});

test('formats that would repeat numbers or mean nothing are refused', () => {
  expect(codes('A')).toEqual(['autonumber_sequence']);
  expect(codes('{SEQ:4}{SEQ:2}')).toEqual(['autonumber_sequence']);
  expect(codes('{WEEK}{SEQ:4}')).toEqual(['autonumber_token']);
  expect(codes('{MM}{SEQ:4 reset=month}')).toEqual(['autonumber_repeats']);
  expect(codes('{SEQ:0}')).toEqual(['autonumber_token', 'autonumber_sequence']);
});
