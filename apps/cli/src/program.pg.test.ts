import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgram, sentenceOf } from './program.ts';

const checkout = path.join(import.meta.dirname, '../../..');
let fixture: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;

beforeAll(async () => {
  fixture = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'tessera-cli-'));
});
afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs one command; what it printed and how it ended. */
async function run(...args: string[]): Promise<{ out: string; code: number; error: string }> {
  const lines: string[] = [];
  let code = 0;
  const environment = { DATABASE_URL: fixture.url, TESSERA_HOME: path.join(folder, 'home') };
  const program = createProgram({
    environment,
    checkout,
    folder,
    locale: 'zh-CN',
    print: (line) => lines.push(line),
    exitCode: (given) => (code = given),
  });
  program.configureOutput({ writeOut: (text) => lines.push(text), writeErr: () => undefined });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    return { out: lines.join('\n'), code: 1, error: sentenceOf(error, 'zh-CN') ?? String(error) };
  }
  return { out: lines.join('\n'), code, error: '' };
}

test('a pack is checked and installed, keys and links are made, refusals are sentences', async () => {
  const pack = path.join(checkout, 'templates/crm-core');
  expect(await run('pack', 'validate', pack)).toMatchObject({ code: 0, out: '没有问题' });
  expect((await run('pack', 'install', pack)).out).toContain('1.0.0');
  expect(await run('pack', 'install', pack)).toMatchObject({ code: 1 });
  expect((await run('pack', 'format', pack, '--check')).out).toBe('');
  expect((await run('key', 'create', '--name', 'ERP', '--role', 'crm.sales')).out).toMatch(
    /^tsr_[0-9a-f]{16}_[\w-]{43}$/,
  );
  expect((await run('key', 'create', '--name', 'ERP', '--role', 'x.nothing')).error).toContain('没有角色');
  expect((await run('signin-link', '--url', 'https://crm.example.com/')).out).toMatch(
    /https:\/\/crm\.example\.com\/sign-in#token=[\w-]{43}$/,
  );
  expect((await run('signin-link', '--user', '查无此人')).error).toContain('没有这个人员');
});

test('rows go in and come out, what is refused is in a file', async () => {
  const source = path.join(folder, 'products.csv');
  await writeFile(source, '产品名称,多余\n甲,1\n,2\n');
  const tried = await run('import', 'crm.product', 'products.csv', '--dry-run');
  expect(tried.out).toContain('新建 1');
  expect((await run('export', 'crm.product', '--columns', 'name')).out.split('\n')).toHaveLength(1);
  const loaded = await run('import', 'crm.product', 'products.csv', '--errors', 'errors.csv');
  expect(loaded.code).toBe(2);
  expect(await readFile(path.join(folder, 'errors.csv'), 'utf8')).toMatch(/,2,3,产品名称/);
  expect((await run('export', 'crm.product', '--columns', 'name')).out.split('\n').slice(1)).toEqual(['甲']);
  expect((await run('import', 'crm.product', 'products.csv', '--map', 'nonsense')).code).toBe(1);
  expect(await run('import', 'crm.product', 'products.csv', '--map', '没有=name')).toMatchObject({
    code: 1,
    error: '文件里没有这一列：没有',
  });
  expect((await run('import', 'crm.product', 'nothing.csv')).error).toContain('找不到文件');
  expect((await run('export', 'crm.product', '--output', 'no-folder/out.csv')).error).toContain('找不到文件');
});

test('a request is explained with its SQL and plan', async () => {
  const { out } = await run('explain', 'crm.opportunity', '--filter', 'amount > 1000', '--sort', '-amount');
  expect(out).toContain('from "main_live"."crm_opportunity"');
  expect(out).toMatch(/Scan/);
});

test('help and mistakes', async () => {
  expect((await run('--help')).out).toContain('signin-link');
  expect((await run('nonsense')).error).toBe('没有这个命令或参数过多：nonsense');
  expect((await run('key', 'create', '--name', 'x')).error).toBe('缺少选项：--role <id>');
  expect((await run('import', 'crm.product')).error).toBe('缺少参数：file');
});
