import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real server in a process of its own, with its own embedded Postgres. */
export interface ServerProcess {
  readonly url: string;
  readonly home: string;
  readonly pid: number;
  /** What it printed so far. */
  output(): string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks it to end and waits. */
  stop(): Promise<void>;
}

const main = path.join(import.meta.dirname, '../main.ts');

/** Starts `main.ts` over a folder and waits until it answers. Throws with its output when it ends before. */
export async function startProcess(home: string, args: readonly string[] = ['--empty']): Promise<ServerProcess> {
  const port = await freePort();
  const env = {
    ...process.env,
    TESSERA_HOME: home,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    PUBLIC_URL: '',
  };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${output}`);
    await sleep(50);
  }
  return {
    url,
    home,
    pid: child.pid ?? 0,
    output: () => output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** The token of the administrator's one-time link, as printed on the first start. */
export async function firstToken(server: ServerProcess): Promise<string> {
  for (;;) {
    const token = /#token=([\w-]+)/.exec(server.output())?.[1];
    if (token !== undefined) return token;
    await sleep(20);
  }
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => socket.once('listening', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

/** kill -9 of the embedded Postgres below a folder, its first process; the others notice. */
export async function killPostgres(dataFolder: string): Promise<void> {
  const [pid = ''] = (await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
}
