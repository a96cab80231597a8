import { expect, test } from 'vitest';
import { askedGrams, gramsOf, isShort, termsOf, wordsOf } from './grams.ts';

const finds = (text: string, query: string): boolean => {
  const words = wordsOf(text);
  const held = new Set(gramsOf('x', words));
  return termsOf(query).every(
    (term) => words.includes(term) && askedGrams('x', term).every((piece) => held.has(piece)),
  );
};

test.each([
  ['中国移动通信', 'zgyd'],
  ['中国移动通信', 'yidong'],
  ['中国移动通信', '国移'],
  ['中国移动通信', '中'],
  ['中国移动通信', 'ZG'],
  ['重庆银行', 'cqyh'],
  ['重庆银行', 'chongqing'],
  ['ＡＢＣ Müller GmbH', 'abc gmbh'],
  ['ＡＢＣ Müller GmbH', 'üll'],
  ['+8613812345678 138 1234 5678 13812345678', '138-1234'],
  ['OPP-202603-0012', '0012'],
  ['a^b 合同😀测试', '同😀'],
])('%s is found by %s', (text, query) => {
  expect(finds(text, query)).toBe(true);
});

test.each([
  ['中国移动通信', '中移'],
  ['中国移动通信', '动'],
  ['北京市', 'zgyd'],
])('%s is not found by %s', (text, query) => {
  expect(finds(text, query)).toBe(false);
});

test('single signs and two letters are looked for where words begin', () => {
  expect([isShort('中'), isShort('zg'), isShort('中国'), isShort('zgy')]).toEqual([true, true, false, false]);
});
