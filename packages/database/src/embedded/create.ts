import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@tessera/std';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { claimState, readState, stateFile } from './state.ts';
import type { ClusterState } from './state.ts';

const superuser = 'tessera';

/** Environment of the programs: nothing of ours that could change what they do or say. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, SYSTEMROOT, TEMP, TMP, TMPDIR } = process.env;
  const kept = Object.entries({ PATH, SystemRoot, SYSTEMROOT, TEMP, TMP, TMPDIR }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** Options of a spawn that drops to `account`. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/**
 * Makes the cluster when there is none.
 * Invariants: the password is on disk before the data appears, and the data appears whole or not at all.
 * Refuses with embedded_password_lost or embedded_start_failed.
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  major: number,
  durable: boolean,
): Promise<ClusterState> {
  const known = await readState(place.home);
  const made = await stat(path.join(place.data, 'PG_VERSION')).catch(() => undefined);
  if (made) {
    if (known) return known;
    throw new Refusal('embedded_password_lost', { data: place.data, file: stateFile(place.home) });
  }
  // Two first starts at once make their clusters with one password, whichever of the two stays.
  const state =
    known ??
    (await claimState(place.home, {
      user: superuser,
      password: randomBytes(24).toString('base64url'),
      data: relativeTo(place.home, place.data),
    }));
  await sweep(place.data);
  const fresh = `${place.data}.new-${randomBytes(4).toString('hex')}`;
  const secret = `${fresh}.secret`;
  try {
    await writeFile(secret, state.password, { mode: 0o600 });
    if (place.account) await chown(secret, place.account.uid, place.account.gid);
    await runInitdb(place, binaries, [
      `--pgdata=${fresh}`,
      `--username=${state.user}`,
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...localeOptions(major),
      ...(durable ? [] : ['--no-sync']),
    ]);
    // Whoever renames first wins, and the other one attaches.
    await rename(fresh, place.data).catch(async (error: unknown) => {
      if (!(await stat(place.data).catch(() => undefined))) throw error;
    });
  } finally {
    await rm(secret, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
  return (await readState(place.home)) ?? state;
}

/** Sorting by code point, the same on every machine; sorting for people is asked for per query. */
function localeOptions(major: number): readonly string[] {
  return major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
}

function relativeTo(home: string, data: string): string {
  const relative = path.relative(home, data);
  return relative.startsWith('..') || path.isAbsolute(relative) ? data : relative.split(path.sep).join('/');
}

/** Removes what an interrupted creation left more than ten minutes ago. */
async function sweep(data: string): Promise<void> {
  const parent = path.dirname(data);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${path.basename(data)}.new-`)) continue;
    const left = path.join(parent, name);
    const info = await stat(left).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > 600_000) await rm(left, { recursive: true, force: true });
  }
}

function runInitdb(place: Place, binaries: Binaries, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      cwd: path.dirname(place.data),
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...runAs(place.account),
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const fail = (reason: string) => reject(new Refusal('embedded_start_failed', { reason, log: place.log }));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else fail(`initdb: ${output.trim().split('\n').slice(-4).join(' ')}`);
    });
  });
}
