import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { testDatabase, temporaryHome } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: Awaited<ReturnType<typeof testDatabase>>;
let home: string;
beforeAll(async () => {
  database = await testDatabase();
  home = await temporaryHome('home');
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});

/** Runs the program; `said` waits for a line, `ended` for the exit code. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...args], {
    env: { ...process.env, PORT: '0', TESSERA_HOME: home, DATABASE_URL: database.url, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting: (() => void)[] = [];
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    waiting.forEach((look) => look());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const said = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      waiting.push(look);
      look();
      void ended.then(() => reject(new Error(output)));
    });
  return { child, said, ended, output: () => output };
}

test('starts, prints its address and a sign-in link that works once, stops on Ctrl-C, and starts again', async () => {
  const first = start(['--empty']);
  const [, url = ''] = await first.said(/已就绪：(\S+)/);
  const [, token = ''] = await first.said(/#token=(\S+)/);
  const signIn = () =>
    fetch(`${url}/api/v1/session/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tessera-request': '1' },
      body: JSON.stringify({ token }),
    });
  expect((await signIn()).status).toBe(200);
  expect((await signIn()).status).toBeGreaterThanOrEqual(400);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  const second = start([]);
  await second.said(/已就绪/);
  expect(second.output()).not.toContain('正在安装');
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
}, 240_000);

test('what stands in the way is one line that says what to do', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  const { port } = busy.address() as AddressInfo;
  const notFolder = path.join(home, 'file');
  await writeFile(notFolder, '');
  const cases: [Parameters<typeof start>, RegExp][] = [
    [[[], { PORT: String(port) }], /^端口 \d+ 已被占用.*PORT.*$/],
    [
      [[], { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }],
      /^正在检查数据表…\n暂时连不上数据库.*DATABASE_URL.*$/,
    ],
    [
      [[], { DATABASE_URL: '', TESSERA_HOME: path.join(notFolder, 'home') }],
      /^正在启动数据库…\n无法读写目录 .*TESSERA_HOME.*$/,
    ],
    [[['--port', 'x'], { LC_ALL: 'en_GB.UTF-8' }], /^Port “x” is not valid.*$/],
  ];
  for (const [[args, env], expected] of cases) {
    const program = start(args, env);
    expect(await program.ended).toBe(1);
    expect(program.output().trim()).toMatch(expected);
  }
  busy.close();
}, 240_000);
