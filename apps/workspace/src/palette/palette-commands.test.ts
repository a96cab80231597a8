import { expect, test } from 'vitest';
import { matchingCommands } from './palette-commands.ts';
import type { Command } from './palette-commands.ts';

const command = (label: string, ...words: string[]): Command => ({ key: label, label, words, run: () => undefined });
const commands = [
  command('打开客户', 'Go to Accounts'),
  command('新建客户', 'New Account'),
  command('退出登录', 'Sign out'),
];
const found = (typed: string) => matchingCommands(commands, typed, 10).map(({ label }) => label);

test('commands are found in both languages, those that begin so first', () => {
  expect(found('客户')).toEqual(['打开客户', '新建客户']);
  expect(found('new')).toEqual(['新建客户']);
  expect(found('account new')).toEqual(['新建客户']);
  expect(found('zzz')).toEqual([]);
  expect(found('')).toHaveLength(3);
});
