import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@tessera/std';
import { findNative, prepareBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { ensureCluster } from './create.ts';
import { clusterUrl, launch, starterSetting } from './launch.ts';
import { openPlace } from './place.ts';
import type { Place } from './place.ts';
import { probe, withClient } from './probe.ts';
import { readLockFile, readState, writeState } from './state.ts';
import type { ClusterState, LockFile } from './state.ts';
import { isAlive, stopServer, usedByOthers } from './stop.ts';

export interface EmbeddedOptions {
  /** The folder that holds `postgres.json`, the log and, where possible, the data. Made when missing. */
  readonly home: string;
  /** The folder `native` of another Postgres than the one that comes along, and its major version. */
  readonly binaries?: { readonly native: string; readonly major: number };
  /** Settings beyond ours, for example `{ fsync: 'off' }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False skips syncing at creation; for tests. */
  readonly durable?: boolean;
}

/** A running Postgres below a home folder. */
export interface EmbeddedCluster {
  /** The database `tessera` of the cluster. */
  readonly url: string;
  readonly data: string;
  /** False: it was running already, started by another process that is still there. */
  readonly owned: boolean;
  /**
   * Stops the server, unless another living process of ours owns or uses it; then that one stops it.
   * Contract: close the connections first. `force` stops it whoever uses it.
   */
  stop(options?: { readonly force?: boolean }): Promise<void>;
}

const bundledMajor = 18;
const lockedMs = 60_000;

/**
 * Starts the embedded Postgres of a home folder, or attaches to it when it runs.
 * A cluster left behind by a killed process is taken over; after a crash it recovers first.
 * Refuses with home_unreadable, embedded_missing, embedded_no_user, embedded_password_lost, embedded_locked,
 * embedded_start_failed.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const place = await openPlace(options.home);
  const binaries = await prepareBinaries(options.binaries?.native ?? findNative(), place.account);
  const state = await ensureCluster(place, binaries, options.binaries?.major ?? bundledMajor, options.durable ?? true);
  for (const deadline = Date.now() + lockedMs; Date.now() < deadline; await sleep(250)) {
    const running = await findRunning(place, state);
    if (running === 'starting') continue;
    if (running) return take(place, binaries, state, running, false);
    const result = await launch(place, binaries, state, options.settings ?? {});
    if (result.outcome === 'ready') return take(place, binaries, state, result, true);
    if (result.outcome === 'failed') {
      throw new Refusal('embedded_start_failed', { reason: result.reason, log: place.log });
    }
  }
  throw new Refusal('embedded_locked', { data: place.data });
}

async function findRunning(place: Place, state: ClusterState): Promise<LockFile | 'starting' | undefined> {
  const lock = await readLockFile(place.data);
  if (!lock) return undefined;
  const answer = await probe(clusterUrl(state, lock.port, 'postgres'));
  return answer === 'ready' ? lock : answer === 'starting' ? 'starting' : undefined;
}

async function take(
  place: Place,
  binaries: Binaries,
  state: ClusterState,
  server: LockFile,
  started: boolean,
): Promise<EmbeddedCluster> {
  const { pid, port } = server;
  const former = started ? process.pid : await ownerOf(place, state, server);
  const owned = former === process.pid || !isAlive(former);
  await writeState(place.home, { ...state, pid, port, owner: owned ? process.pid : former });
  await ensureDatabase(clusterUrl(state, port, 'postgres'));
  let stopping: Promise<void> | undefined;
  const stop = async (force: boolean): Promise<void> => {
    const owner = (await readState(place.home))?.owner ?? 0;
    if (!force && owner !== process.pid && isAlive(owner)) return;
    // Never signal a process we cannot prove to be our server.
    if ((await probe(clusterUrl(state, port, 'postgres'))) === 'absent') return;
    if (!force && (await usedByOthers(clusterUrl(state, port, 'postgres')))) {
      await writeState(place.home, { ...state, pid, port, owner: 0 });
      return;
    }
    await stopServer(place, binaries, pid);
  };
  return {
    url: clusterUrl(state, port, state.user),
    data: place.data,
    owned,
    stop: ({ force = false } = {}) => (stopping ??= stop(force)),
  };
}

/** Who stops this server: as remembered, or, while its starter has not come to write that down, the starter. */
async function ownerOf(place: Place, state: ClusterState, { pid, port }: LockFile): Promise<number> {
  const latest = await readState(place.home);
  if (latest?.pid === pid) return latest.owner ?? 0;
  return withClient(clusterUrl(state, port, 'postgres'), async (client) => {
    const { rows } = await client.query<{ pid: string | null }>(
      `select current_setting('${starterSetting}', true) as pid`,
    );
    return Number(rows[0]?.pid ?? 0);
  });
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'tessera'`);
    if (rowCount) return;
    await client.query('create database tessera').catch((error: unknown) => {
      // Another process that started at the same moment made it.
      if (!(error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505')))
        throw error;
    });
  });
}
