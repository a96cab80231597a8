import { expect, test } from 'vitest';
import { inShanghai, label, outcome } from '../test/contexts.ts';
import { urlKind } from './kind.ts';

const normalise = (value: string) => outcome(urlKind.normalise(value, { kind: 'url', ...label }, inShanghai));

test('addresses stay as they were typed, with a scheme', () => {
  expect(normalise('example.com/a?b#c')).toBe('https://example.com/a?b#c');
  expect(normalise('example.com:8080/x')).toBe('https://example.com:8080/x');
  expect(normalise('//a.cn/x')).toBe('https://a.cn/x');
  expect(normalise('HTTP://例子.中国/路径')).toBe('HTTP://例子.中国/路径');
});

test('links that run, read files or carry passwords are refused', () => {
  for (const text of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.b',
    'http:a.b',
  ])
    expect(normalise(text), text).toEqual(['url_scheme']);
  for (const text of [
    'javascript:1',
    'https://u:p@a.cn',
    'https://',
    'https://a b.cn',
    'localhost',
    'java\tscript:alert(1)',
    'https://a.cn\\@b.cn',
    '\u0001javascript:alert(1)',
  ]) {
    expect(normalise(text), text).toEqual(['url_invalid']);
  }
});
