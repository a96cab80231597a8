import { expect, test } from 'vitest';
import { findChoice, findChoices } from './options.ts';

const choices = {
  a: { label: { 'zh-CN': '甲，乙', en: 'Alpha' }, order: 'a0' },
  b: { label: { 'zh-CN': '丙', en: 'Beta' }, order: 'a1' },
  old: { label: { 'zh-CN': '丙' }, order: 'Zz', inactive: true },
  constructor: { label: { 'zh-CN': '丁' }, order: 'a2' },
};

test('a choice is named by key or by label in either language, whatever the case and width', () => {
  expect(['b', 'B', ' beta ', 'ＢＥＴＡ', '丙'].map((text) => findChoice(choices, text))).toEqual([
    'b',
    'b',
    'b',
    'b',
    'b',
  ]);
  expect(findChoice(choices, 'constructor')).toBe('constructor');
  expect(findChoice({}, 'constructor')).toBeUndefined();
  expect(findChoice(choices, '')).toBeUndefined();
});

test('lists are split at any separator, and labels may hold separators', () => {
  expect(findChoices(choices, '丙;甲，乙')).toEqual({ keys: ['b', 'a'] });
  expect(findChoices(choices, 'Alpha, beta；丁、')).toEqual({ keys: ['a', 'b', 'constructor'] });
  expect(findChoices(choices, '丙，戊')).toEqual({ unknown: '戊' });
  expect(findChoices(choices, ' ; ')).toEqual({ keys: [] });
});
