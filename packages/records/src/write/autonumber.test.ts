import { expect, test } from 'vitest';
import { dayFormat, numberFrame } from './autonumber.ts';

test('a frame holds the text of the day and the run of the sequence', () => {
  expect(numberFrame('OPP-{YYYY}{MM}-{SEQ:4 reset=month}', '2026-03-01')).toEqual({
    prefix: 'OPP-202603-',
    suffix: '',
    digits: 4,
    period: '2026-03',
  });
  expect(numberFrame('{SEQ:1}号/{YY}', '2026-03-01')).toEqual({ prefix: '', suffix: '号/26', digits: 1, period: '' });
  expect(numberFrame('{YYYY}{MM}{DD}{SEQ:3 reset=day}', '2026-03-01').period).toBe('2026-03-01');
});

test('the day is that of the zone, also across midnight', () => {
  const day = dayFormat('Asia/Shanghai');
  const at = (iso: string): string => day(BigInt(Date.parse(iso)) * 1000n);
  expect([at('2026-02-28T15:59:59Z'), at('2026-02-28T16:00:00Z'), at('2026-02-28T15:59:59Z')]).toEqual([
    '2026-02-28',
    '2026-03-01',
    '2026-02-28',
  ]);
});
