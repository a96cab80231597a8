import { Refusal } from '@tessera/std';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';
import type { Environment } from './settings.ts';

const read = (args: readonly string[], env: Environment = {}) => readSettings(args, env, '/checkout');

function code(args: readonly string[], env: Environment = {}): string | undefined {
  try {
    read(args, env);
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.code : 'another error';
  }
}

test('defaults, environment and arguments, the latter first', () => {
  expect(read([])).toEqual({
    port: 4600,
    host: '127.0.0.1',
    home: '/checkout/.tessera',
    databaseUrl: undefined,
    publicUrl: undefined,
    empty: false,
  });
  expect(
    read(['--empty', '--port', '0'], { PORT: '4700', TESSERA_HOME: '/data', DATABASE_URL: 'postgres://x' }),
  ).toMatchObject({
    port: 0,
    home: '/data',
    databaseUrl: 'postgres://x',
    empty: true,
  });
  expect(read([], { HOST: '0.0.0.0', PUBLIC_URL: 'https://crm.example.com/' })).toMatchObject({
    host: '0.0.0.0',
    publicUrl: 'https://crm.example.com',
  });
});

test('what cannot be is refused by name', () => {
  expect(code(['--prot', '1'])).toBe('argument_unknown');
  expect(code([], { PORT: '70000' })).toBe('port_invalid');
  expect(code([], { HOST: '0.0.0.0' })).toBe('public_url_needed');
  expect(code([], { PUBLIC_URL: 'crm.example.com' })).toBe('public_url_invalid');
  expect(code([], { PUBLIC_URL: 'https://crm.example.com/tessera' })).toBe('public_url_invalid');
  expect(code([], { DATABASE_URL: 'nonsense' })).toBe('database_url_invalid');
  expect(code([], { DATABASE_URL: 'mysql://localhost/crm' })).toBe('database_url_invalid');
});
