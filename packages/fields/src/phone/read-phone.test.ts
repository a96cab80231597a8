import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { formatPhone, isForeign } from './read-phone.ts';

test('Chinese numbers are grouped without the numbering plans as they are with them', () => {
  const rest = '0135792468'.repeat(2);
  let valid = 0;
  for (let head = 1000; head < 10_000; head += 1) {
    for (const length of [10, 11]) {
      const number = `+86${head}${rest.slice(head % 10, (head % 10) + length - 4)}`;
      const parsed = parsePhoneNumberFromString(number);
      if (!parsed?.isValid()) continue;
      valid += 1;
      expect(formatPhone({ number, raw: number }, 'zh-CN')).toBe(
        parsed.formatNational().replace(/^(0\d{2,3}) /, '$1-'),
      );
    }
  }
  expect(valid).toBeGreaterThan(1000);
});

test('only numbers of other countries take the numbering plans', () => {
  expect(['+8613800138000', '+861088888888', '+864008208820', '95588'].filter(isForeign)).toEqual([]);
  expect(['+14155552671', '+85223456789'].filter(isForeign)).toHaveLength(2);
  expect(formatPhone({ number: '+14155552671', raw: '' }, 'en')).toBe('+1 415 555 2671');
});
