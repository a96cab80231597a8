import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What `postgres.json` remembers about the cluster of one home folder; readable by its owner only. */
export interface ClusterState {
  readonly user: string;
  readonly password: string;
  /** Relative to the home folder when it lies inside. */
  readonly data: string;
  /** Where it answers, and its process, as of the last start. */
  readonly port?: number;
  readonly pid?: number;
  /** The process of ours that stops it; 0 when nobody does. */
  readonly owner?: number;
}

export function stateFile(home: string): string {
  return path.join(home, 'postgres.json');
}

/** The remembered state; undefined when there is none or it is damaged. */
export async function readState(home: string): Promise<ClusterState | undefined> {
  try {
    const value = JSON.parse(await readFile(stateFile(home), 'utf8')) as Partial<ClusterState>;
    return typeof value.password === 'string' && typeof value.user === 'string' && typeof value.data === 'string'
      ? (value as ClusterState)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the file as a whole, so that a reader never sees half of it. */
export async function writeState(home: string, state: ClusterState): Promise<void> {
  const file = stateFile(home);
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(fresh, file);
}

/** Remembers a first state, unless another process was first; answers what is remembered then. */
export async function claimState(home: string, state: ClusterState): Promise<ClusterState> {
  const file = stateFile(home);
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true });
  const isFirst = await link(fresh, file).then(
    () => true,
    () => false,
  );
  await rm(fresh, { force: true });
  const there = isFirst ? state : await readState(home);
  if (there) return there;
  // What is there is damaged, and no data depends on it.
  await writeState(home, state);
  return state;
}

/** What the running server wrote into its lock file. */
export interface LockFile {
  readonly pid: number;
  readonly port: number;
}

/** Reads `postmaster.pid` of a data folder; undefined when no server left one. */
export async function readLockFile(data: string): Promise<LockFile | undefined> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  return Number.isSafeInteger(pid) && pid > 0 && Number.isSafeInteger(port) && port > 0 ? { pid, port } : undefined;
}
