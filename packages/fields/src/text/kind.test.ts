import { expect, test } from 'vitest';
import type { TextField } from '@tessera/schemas';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { textKind } from './kind.ts';

const normalise = (value: string, options: Partial<TextField> = {}) =>
  outcome(textKind.normalise(value, { kind: 'text', ...label, ...options }, inShanghai));

test('text stays what was typed, composed and trimmed', () => {
  expect(normalise('  （中国）有限公司\u3000')).toBe('（中国）有限公司');
  expect(normalise('e\u0301')).toBe('é');
  expect(normalise(' \t\u3000 ')).toBeNull();
  expect(normalise('一\r\n二')).toBe('一 二');
  expect(normalise(' 一\r\n\r\n二 ', { multiline: true })).toBe('一\n\n二');
});

test('length counts characters, not code units', () => {
  expect(normalise('😀😀', { maxLength: 2 })).toBe('😀😀');
  expect(normalise('😀😀😀', { maxLength: 2 })).toEqual(['text_too_long']);
});

test('a pattern covers the whole text and runs in linear time', () => {
  expect(normalise('AB-12', { pattern: '[A-Z]{2}-\\d+' })).toBe('AB-12');
  expect(normalise('xAB-12', { pattern: '[A-Z]{2}-\\d+' })).toEqual(['text_pattern']);
  expect(normalise('x', { pattern: 'A', patternMessage: { 'zh-CN': '须为 A' } })).toEqual(['text_pattern_told']);
  expect(normalise(`${'a'.repeat(200)}!`, { pattern: '(a+)+' })).toEqual(['text_pattern']);
  expect(textKind.check({ kind: 'text', ...label, pattern: '(' }, inShanghai)).toMatchObject([
    { path: '/pattern', code: 'pattern_invalid' },
  ]);
});

test('what Postgres cannot store is refused', () => {
  expect(normalise('a\u0000')).toEqual(['text_unclean']);
  expect(normalise('\ud800')).toEqual(['text_unclean']);
});
