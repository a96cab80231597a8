import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { applicationName } from '../connect.ts';
import type { Binaries } from './binaries.ts';
import { programEnvironment } from './create.ts';
import type { Place } from './place.ts';
import { withClient } from './probe.ts';
import { readLockFile } from './state.ts';

const patienceMs = 30_000;

/** Whether a process exists; one of another user counts. */
export function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether another process of ours has sessions open. */
export async function usedByOthers(url: string): Promise<boolean> {
  try {
    return await withClient(url, async (client) => {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity where application_name like 'tessera %' and application_name <> $1 limit 1`,
        [applicationName(process.pid)],
      );
      return (rowCount ?? 0) > 0;
    });
  } catch {
    return false;
  }
}

/** Asks the server to end its sessions and stop (fast shutdown); insists after half a minute. */
export async function stopServer(place: Place, binaries: Binaries, pid: number): Promise<void> {
  const gone = async () => (await readLockFile(place.data))?.pid !== pid;
  if (await gone()) return;
  await ask(place, binaries, pid, 'fast');
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(25)) {
    if (await gone()) return;
  }
  await ask(place, binaries, pid, 'immediate');
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(50)) {
    if (await gone()) return;
  }
}

async function ask(place: Place, binaries: Binaries, pid: number, mode: 'fast' | 'immediate'): Promise<void> {
  if (process.platform !== 'win32') {
    if (isAlive(pid)) process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    return;
  }
  // Windows has no signals: pg_ctl talks to the server through its own pipe.
  await new Promise<void>((resolve) => {
    const child = spawn(binaries.pgCtl, ['stop', '-D', place.data, '-m', mode, '-W'], {
      env: programEnvironment(),
      stdio: 'ignore',
      windowsHide: true,
    });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}
