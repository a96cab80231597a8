import { existsSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import { createDatabase, migrate, startEmbedded } from '@tessera/database';
import type { Database, EmbeddedCluster } from '@tessera/database';
import { Refusal } from '@tessera/std';
import { createServer } from './create-server.ts';
import type { Server, ServerOptions } from './create-server.ts';
import { firstStart } from './first-start.ts';
import { migrations } from './migrations.ts';
import type { Settings } from './settings.ts';

export interface StartOptions extends Settings {
  readonly logger?: Logger;
  readonly limits?: ServerOptions['limits'];
  /** Told what is being done. */
  readonly onProgress?: (what: 'postgres' | 'migrate' | 'install') => void;
}

/** A server that listens. */
export interface StartedServer extends Server {
  /** Where people reach it, without a trailing slash. */
  readonly url: string;
  readonly database: Database;
  /** For the administrator, until they have a password. */
  readonly signInLink: string | undefined;
  /** HTTP drains, workers stop, connections close, and Postgres stops if it is ours. */
  close(): Promise<void>;
  /** Stops Postgres if it is ours, whatever is going on; nothing else is waited for. */
  abandon(): Promise<void>;
}

/** Brings everything up: Postgres, our tables, the administrator, HTTP. Refuses with a code of serverErrors or databaseErrors. */
export async function startServer(options: StartOptions): Promise<StartedServer> {
  await checkPort(options);
  const cluster = await openCluster(options);
  const database = createDatabase({ url: cluster?.url ?? options.databaseUrl ?? '' });
  let server: Server | undefined;
  try {
    options.onProgress?.('migrate');
    await migrate(database, migrations);
    server = await createServer(serverOptions(options, database));
    await firstStart(database, server, options.empty, () => options.onProgress?.('install'));
    return await listen(options, server, database, cluster);
  } catch (error) {
    await server?.close();
    await database.close();
    await cluster?.stop();
    throw error;
  }
}

function serverOptions({ home, publicUrl, logger, limits }: StartOptions, database: Database): ServerOptions {
  const filesFolder = path.join(home, 'files');
  return {
    database,
    filesFolder,
    publicUrl,
    site: builtSite(),
    ...(logger ? { logger } : {}),
    ...(limits ? { limits } : {}),
  };
}

async function openCluster({ databaseUrl, home, onProgress }: StartOptions): Promise<EmbeddedCluster | undefined> {
  if (databaseUrl !== undefined) return undefined;
  onProgress?.('postgres');
  return startEmbedded({ home });
}

async function listen(
  options: StartOptions,
  server: Server,
  database: Database,
  cluster: EmbeddedCluster | undefined,
): Promise<StartedServer> {
  const { host, port, publicUrl } = options;
  const administrator = await server.identity.ensureAdministrator();
  await server.app.listen({ host, port }).catch((error: unknown) => {
    throw listenRefusal(error, options);
  });
  const { port: taken } = server.app.server.address() as AddressInfo;
  const url =
    publicUrl ?? `http://${host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${taken}`;
  const link = administrator.first ? await server.identity.createLink(administrator.id, 'sign-in') : undefined;
  return {
    ...server,
    url,
    database,
    signInLink: link && `${url}/sign-in#token=${link.token}`,
    close: async () => {
      await server.close();
      await database.close();
      await cluster?.stop();
    },
    abandon: async () => cluster?.stop(),
  };
}

/** Says that a port is taken before Postgres is brought up for nothing. */
async function checkPort(options: StartOptions): Promise<void> {
  const { host, port } = options;
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const socket = createSocket();
    socket.once('error', (error) => reject(listenRefusal(error, options)));
    socket.listen({ host, port, exclusive: true }, () => socket.close(() => resolve()));
  });
}

function listenRefusal(error: unknown, { host, port }: StartOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Refusal('port_taken', { port });
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND')
    return new Refusal('host_unavailable', { host: `${host}:${port}` });
  return error;
}

/** The folders in which the build leaves the screens. */
function builtSite(): { workspace: string | undefined; designer: string | undefined } {
  const built = (name: string): string | undefined => {
    const folder = path.join(import.meta.dirname, '../../', name, 'dist');
    return existsSync(path.join(folder, 'index.html')) ? folder : undefined;
  };
  return { workspace: built('workspace'), designer: built('designer') };
}
