import { expect, test } from 'vitest';
import { camelCase, freeIdentifier, isFieldKey } from './identifier.ts';
import { identifierOf } from './pinyin.ts';

test('names become identifiers', async () => {
  expect(await identifierOf('设备报修')).toBe('sheBeiBaoXiu');
  expect(await identifierOf('客户 VIP 等级')).toBe('keHuVIPDengJi');
  expect(await identifierOf('Repair order')).toBe('repairOrder');
  expect(await identifierOf('女士')).toBe('nvShi');
  expect(camelCase(['2024', 'plan'])).toBe('plan');
});

test('taken and reserved words get a number', () => {
  expect(freeIdentifier('name', (key) => key === 'name')).toBe('name2');
  expect(freeIdentifier('user', () => false)).toBe('user2');
  expect(freeIdentifier('', () => false, 'field')).toBe('field');
  expect(isFieldKey('x_level')).toBe(true);
  expect(isFieldKey('Level')).toBe(false);
  expect(isFieldKey('in')).toBe(false);
});
