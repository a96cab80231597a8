import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, fillTemplate, isCleanText, mergePatch, negotiateLocale, pointer, sameJson } from './index.ts';

test('canonical JSON does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(sameJson(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))).toBe(true);
    }),
  );
});

test('a merge patch deletes with null and replaces arrays whole', () => {
  expect(mergePatch({ a: 1, b: { c: [1, 2], d: 2 } }, { a: null, b: { c: [3] } })).toEqual({ b: { c: [3], d: 2 } });
});

test('U+0000 and lone surrogates are not clean text', () => {
  expect(isCleanText('好😀')).toBe(true);
  expect(isCleanText('a\u0000')).toBe(false);
  expect(isCleanText('\ud800')).toBe(false);
});

test('pointers escape, templates keep what they do not know, locales follow quality', () => {
  expect(pointer('a/b', 'c~d', 0)).toBe('/a~1b/c~0d/0');
  expect(fillTemplate('{a}-{b}', { a: ['x', 'y'] })).toBe('x、y-{b}');
  expect(negotiateLocale('fr, en;q=0.3, zh-Hans;q=0.8')).toBe('zh-CN');
  expect(negotiateLocale('en-GB')).toBe('en');
  expect(negotiateLocale(undefined)).toBe('zh-CN');
});
