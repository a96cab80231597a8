import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupDigits, readNumeral } from './numeral.ts';

test('numbers are read as people write them', () => {
  const read: readonly (readonly [string, string])[] = [
    ['1,200.50', '1200.5'],
    ['１，２００．５０', '1200.5'],
    ['1.2万', '12000'],
    ['3亿', '300000000'],
    ['1,2000,0000', '120000000'],
    ['(12.5)', '-12.5'],
    ['−7', '-7'],
    ['.5', '0.5'],
    ['1.38E+10', '13800000000'],
    ['-0.00', '0'],
  ];
  for (const [typed, decimal] of read) expect(readNumeral(typed), typed).toBe(decimal);
  expect(readNumeral('1.234,5', ',')).toBe('1234.5');
});

test('what could mean two numbers is none', () => {
  for (const typed of ['1,2', '12,34.5', '1.2.3', '', '.', '-', 'abc', '1e999', '0x10', '1'.repeat(100)]) {
    expect(readNumeral(typed), typed).toBeUndefined();
  }
});

test('grouping is read back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (number) => {
      expect(readNumeral(groupDigits(number.toString()))).toBe(number.toString());
    }),
  );
});
