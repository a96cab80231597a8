import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test('what the server refuses is called too weak', () => {
  for (const bad of ['', 'short', '12345678', 'Password1', '88888888', 'woaini1314'])
    expect(passwordStrength(bad).level, bad).toBe(0);
});

test('length and variety make it stronger, sequences do not', () => {
  expect(passwordStrength('abcdefghijk')).toEqual({ level: 1, hint: 'hintRepeats' });
  expect(passwordStrength('kfuqzmwe').hint).toBe('hintVariety');
  expect(passwordStrength('kf3qzmwe')).toEqual({ level: 1, hint: 'hintLonger' });
  expect(passwordStrength('Kf3q-zmwe')).toEqual({ level: 2, hint: 'hintLonger' });
  expect(passwordStrength('correct horse battery')).toEqual({ level: 3, hint: undefined });
});
