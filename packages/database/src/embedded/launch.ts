import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { required } from '@tessera/std';
import type { Binaries } from './binaries.ts';
import { programEnvironment, runAs } from './create.ts';
import type { Place } from './place.ts';
import { probe } from './probe.ts';
import { readLockFile } from './state.ts';
import type { ClusterState } from './state.ts';

/** How a start went. `locked` and `port-taken` are worth another try. */
export type Launch =
  | { readonly outcome: 'ready'; readonly pid: number; readonly port: number }
  | { readonly outcome: 'locked' | 'port-taken' }
  | { readonly outcome: 'failed'; readonly reason: string };

const baseSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  jit: 'off',
  max_wal_size: '2GB',
};

/** The setting in which a server carries the process of ours that started it. */
export const starterSetting = 'tessera.starter';

const logLimit = 10_000_000;
const recoveryMs = 180_000;

/** Starts the server in a process group of its own and waits until it answers. */
export async function launch(
  place: Place,
  binaries: Binaries,
  state: ClusterState,
  settings: Readonly<Record<string, string>>,
): Promise<Launch> {
  const port = await freePort();
  const all = { ...baseSettings, ...settings, port: String(port), [starterSetting]: String(process.pid) };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const from = await rotateLog(place.log);
  const exited = { code: undefined as number | null | undefined };
  const pid =
    process.platform === 'win32'
      ? await startWindows(place, binaries, options, exited)
      : await startUnix(place, binaries, options, exited);
  const url = clusterUrl(state, port, 'postgres');
  for (const deadline = Date.now() + recoveryMs; Date.now() < deadline; await sleep(40)) {
    if (exited.code !== undefined) return explain(await tailOf(place.log, from));
    const lock = await readLockFile(place.data);
    if (lock?.port === port && (await probe(url)) === 'ready') return { outcome: 'ready', pid: pid ?? lock.pid, port };
  }
  return { outcome: 'failed', reason: 'no answer' };
}

/** The connection URL of a database of the cluster. */
export function clusterUrl(state: ClusterState, port: number, database: string): string {
  return `postgres://${state.user}:${encodeURIComponent(state.password)}@127.0.0.1:${port}/${database}`;
}

interface Exit {
  code: number | null | undefined;
}

async function startUnix(place: Place, binaries: Binaries, options: readonly string[], exited: Exit): Promise<number> {
  const log = await open(place.log, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', place.data, ...options], {
      cwd: place.data,
      env: programEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...runAs(place.account),
    });
    const started = new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.once('exit', (code) => {
      exited.code = code;
    });
    child.unref();
    await started;
    return required(child.pid, 'a started process has an id');
  } finally {
    await log.close();
  }
}

/** On Windows pg_ctl starts the server, since it gives up administrator rights for it. */
async function startWindows(
  place: Place,
  binaries: Binaries,
  options: readonly string[],
  exited: Exit,
): Promise<undefined> {
  const args = ['start', '-D', place.data, '-l', place.log, '-w', '-t', '170', '-o', options.join(' ')];
  const child = spawn(binaries.pgCtl, args, {
    env: programEnvironment(),
    stdio: 'ignore',
    windowsHide: true,
    detached: true,
  });
  child.once('error', () => {
    exited.code = 1;
  });
  child.once('exit', (code) => {
    if (code !== 0) exited.code = code;
  });
  child.unref();
}

async function rotateLog(log: string): Promise<number> {
  const size = await stat(log).then(
    (info) => info.size,
    () => 0,
  );
  if (size < logLimit) return size;
  await rename(log, `${log}.1`);
  return 0;
}

async function tailOf(log: string, from: number): Promise<string> {
  const bytes = await readFile(log).catch(() => Buffer.alloc(0));
  return bytes.subarray(from).toString();
}

function explain(log: string): Launch {
  if (/lock file .*already exists|pre-existing shared memory block|is another postmaster/i.test(log))
    return { outcome: 'locked' };
  if (/could not bind|address already in use/i.test(log)) return { outcome: 'port-taken' };
  const fatal = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|error while loading/.test(line));
  return { outcome: 'failed', reason: fatal.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? 'ended at once' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
