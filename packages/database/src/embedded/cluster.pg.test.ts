import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, sql, startEmbedded } from '../index.ts';
import { readLockFile } from './state.ts';

const quick = { durable: false, settings: { shared_buffers: '16MB' } };
const starter = path.join(import.meta.dirname, 'start-and-wait.fixture.ts');

let home: string;
const cleanups: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'tessera-home-'));
  await chmod(home, 0o711);
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await rm(home, { recursive: true, force: true });
});

async function open(folder = home) {
  const cluster = await startEmbedded({ home: folder, ...quick });
  cleanups.push(() => cluster.stop({ force: true }));
  const database = createDatabase({ url: cluster.url });
  cleanups.push(() => database.close());
  return { cluster, database };
}

/** Another process that starts or attaches, says `ready owned|attached`, and waits to be killed or told to stop. */
async function inAnotherProcess() {
  const child = spawn(process.execPath, [starter, home], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  cleanups.push(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    void gone.then(() => reject(new Error('ended early')));
  });
  return {
    line,
    stop: () => (child.stdin.end(), gone),
    kill: () => (child.kill('SIGKILL'), gone),
  };
}

test('data is there again at the second start, and the password is for its owner only', async () => {
  const first = await open();
  await first.database.query(sql`create table kept as select 1 as n`);
  const lock = await readLockFile(first.cluster.data);
  await first.database.close();
  await first.cluster.stop();
  expect(await readLockFile(first.cluster.data)).toBeUndefined();

  const second = await open();
  expect((await second.database.query(sql`select n from kept`)).rows).toEqual([{ n: 1 }]);
  expect((await readLockFile(second.cluster.data))?.pid).not.toBe(lock?.pid);
  const file = path.join(home, 'postgres.json');
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  const stranger = createDatabase({ url: second.cluster.url.replace(/:[^:@]+@/, ':wrong@') });
  await expect(stranger.query(sql`select 1`)).rejects.toMatchObject({ code: 'database_login_failed' });
  await stranger.close();
});

test('what Postgres acknowledged survives the killing of its processes', async () => {
  const first = await open();
  await first.database.query(sql`create table kept (n int)`);
  for (let round = 1; round <= 3; round += 1) {
    const { cluster, database } = round === 1 ? first : await open();
    await database.query(sql`insert into kept select coalesce(max(n), 0) + 1 from kept`);
    const lock = await readLockFile(cluster.data);
    process.kill(lock?.pid ?? 0, 'SIGKILL');
    await database.close();
  }
  const { database } = await open();
  expect((await database.query(sql`select max(n) as n, count(*)::int as c from kept`)).rows).toEqual([{ n: 3, c: 3 }]);
});

test('a cluster whose starter was killed is taken over', async () => {
  const other = await inAnotherProcess();
  expect(other.line).toBe('ready owned');
  await other.kill();
  const { cluster, database } = await open();
  expect(cluster.owned).toBe(true);
  await database.close();
  await cluster.stop();
  expect(await readLockFile(cluster.data)).toBeUndefined();
});

test('two processes share one cluster; the last one that uses it stops it', async () => {
  const other = await inAnotherProcess();
  const { cluster, database } = await open();
  expect(cluster.owned).toBe(false);
  await database.query(sql`select 1`);
  await other.stop();
  expect((await database.query(sql`select 1 as n`)).rows).toEqual([{ n: 1 }]);
  await database.close();
  await cluster.stop();
  expect(await readLockFile(cluster.data)).toBeUndefined();
});

test('first starts at the same moment make one cluster', async () => {
  const both = await Promise.all([inAnotherProcess(), inAnotherProcess()]);
  expect(both.map((each) => each.line).sort()).toEqual(['ready attached', 'ready owned']);
  for (const each of both) await each.stop();
});

test('a home that is a file, and data without its password, are refused', async () => {
  const file = path.join(home, 'file');
  await writeFile(file, '');
  await expect(startEmbedded({ home: file, ...quick })).rejects.toMatchObject({
    code: 'home_unreadable',
    params: { home: file },
  });
  const { cluster, database } = await open();
  await database.close();
  await cluster.stop();
  await rm(path.join(home, 'postgres.json'));
  await expect(startEmbedded({ home, ...quick })).rejects.toMatchObject({ code: 'embedded_password_lost' });
});

test.runIf(process.getuid?.() === 0)(
  'below a folder others cannot enter, root keeps the data outside and remembers where',
  async () => {
    await chmod(home, 0o700);
    const { cluster, database } = await open(path.join(home, 'inner'));
    cleanups.unshift(() => rm(path.dirname(cluster.data), { recursive: true, force: true }));
    expect(cluster.data.startsWith('/var/lib/tessera/')).toBe(true);
    const state = JSON.parse(await readFile(path.join(home, 'inner', 'postgres.json'), 'utf8')) as { data: string };
    expect(state.data).toBe(cluster.data);
    expect((await database.query(sql`select 1 as n`)).rows).toEqual([{ n: 1 }]);
  },
);
