import { expect, test } from 'vitest';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { phoneKind } from './kind.ts';

const field = { kind: 'phone', ...label } as const;
const normalise = (value: string) => outcome(phoneKind.normalise(value, field, inShanghai));

test('numbers of all sorts are read', () => {
  const read: readonly (readonly [string, string, string?])[] = [
    ['138 0013 8000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['0086 13800138000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['010-8888 8888 转 123', '+861088888888', '123'],
    ['0755-86013388 分机 8', '+8675586013388', '8'],
    ['400-820-8820', '+864008208820'],
    ['17012345678,1234', '+8617012345678', '1234'],
    ['17012345678转1234', '+8617012345678', '1234'],
    ['17012345678-1234', '+8617012345678', '1234'],
    ['+1 (415) 555-2671 ext. 5', '+14155552671', '5'],
    ['+852 2345 6789', '+85223456789'],
    ['95588', '95588'],
    ['10086', '10086'],
    ['8888 8888', '88888888'],
  ];
  for (const [raw, number, extension] of read) {
    expect(normalise(raw), raw).toEqual({ number, raw, ...(extension === undefined ? {} : { extension }) });
  }
});

test('what is no number is refused', () => {
  for (const text of [
    '1',
    '13800138',
    '12345678901234567890',
    '张三 13800138000',
    '13800138000 13900139000',
    '+86 1',
    'ext 5',
  ]) {
    expect(normalise(text), text).toEqual(['phone_invalid']);
  }
});

test('an object from the API is taken, with what was typed', () => {
  const value = { number: '+861088888888', raw: '010-8888 8888 转 123', extension: '123' };
  expect(outcome(phoneKind.normalise(value, field, inShanghai))).toEqual(value);
  expect(phoneKind.format(value, field, inShanghai)).toBe('010-8888 8888 转 123');
});
