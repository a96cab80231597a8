import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createApi } from '@tessera/api';
import type { ApiLimits, SiteFolders } from '@tessera/api';
import type { Database } from '@tessera/database';
import { fieldKinds } from '@tessera/fields/kind';
import { fieldStores } from '@tessera/fields/store';
import { createFileStore } from '@tessera/files';
import { createFlow } from '@tessera/flow';
import { createInsight } from '@tessera/insight';
import type { Flow } from '@tessera/flow';
import { createIdentity, identityDocuments } from '@tessera/identity';
import type { Identity } from '@tessera/identity';
import { createPacks } from '@tessera/packs';
import type { Packs } from '@tessera/packs';
import type { FieldStores } from '@tessera/plan';
import { createPublishing, createSchemaCheck, currentReleaseSql, releaseChannel } from '@tessera/publish';
import type { Publishing } from '@tessera/publish';
import { startRelay, startWorker } from '@tessera/queue';
import { createRecords } from '@tessera/records';
import type { Records } from '@tessera/records';
import { systemClock, uuidv7Maker } from '@tessera/std';
import type { Clock } from '@tessera/std';
import { createImports } from '@tessera/transfer';
import { createSavedViews } from '@tessera/views';
import { startHousekeeping } from './housekeeping.ts';
import { importPorts } from './import-ports.ts';
import { startSearchFiller } from './search-filler.ts';
import { shippedPack, shippedPackIds } from './shipped-packs.ts';
import { serverSecret } from './server-secret.ts';
import { version } from './version.ts';

export interface ServerOptions {
  /** A migrated database; the caller closes it after the server. */
  readonly database: Database;
  /** Folder of uploaded files. */
  readonly filesFolder: string;
  readonly clock?: Clock;
  /** IANA zone of the tenant. */
  readonly timeZone?: string;
  readonly publicUrl?: string | undefined;
  readonly site?: SiteFolders;
  readonly logger?: Logger;
  readonly limits?: Partial<ApiLimits>;
  /** False: HTTP only, no workers and no watching. */
  readonly workers?: boolean;
}

/** Everything wired together over one database. */
export interface Server {
  readonly app: FastifyInstance;
  readonly identity: Identity;
  readonly publishing: Publishing;
  readonly records: Records;
  readonly flow: Flow;
  readonly packs: Packs;
  /** Drains HTTP, then stops the workers. */
  close(): Promise<void>;
}

/** Wires the packages together. It listens nowhere yet. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const engines = await createEngines(options);
  const { publicUrl, site, logger, limits } = options;
  const app = await createApi({
    ...engines,
    shippedPack,
    shippedPackIds,
    publicUrl,
    version,
    ...(site ? { site } : {}),
    ...(logger ? { logger } : {}),
    ...(limits ? { limits } : {}),
  });
  await app.ready();
  const background = options.workers === false ? undefined : startBackground(options, engines);
  const { identity, publishing, records, flow, packs } = engines;
  const close = async (): Promise<void> => {
    await app.close();
    await background?.stop();
  };
  return { app, identity, publishing, records, flow, packs, close };
}

type Engines = Awaited<ReturnType<typeof createEngines>>;

async function createEngines({
  database,
  filesFolder,
  clock = systemClock,
  timeZone = 'Asia/Shanghai',
}: ServerOptions) {
  const newId = uuidv7Maker(clock);
  const identity = createIdentity({ database, clock, newId, currentRelease: currentReleaseSql() });
  const publishing = createPublishing({
    database,
    clock,
    kinds: fieldKinds,
    stores: fieldStores as unknown as FieldStores,
    systemDocuments: identityDocuments,
    timeZone,
  });
  const records = createRecords({ database, clock, newId, cursorKey: await serverSecret(database, 'cursor') });
  const flow = createFlow({ database, records, newId });
  const insight = createInsight({ records, checkSchema: createSchemaCheck() });
  const files = createFileStore({ folder: filesFolder });
  const imports = createImports(importPorts({ database, clock, newId, records, files, identity, publishing }));
  const { directory } = identity;
  const packs = createPacks({ database, clock, newId, kinds: fieldKinds, publishing, records, directory });
  const savedViews = createSavedViews({
    database,
    clock,
    newId,
    kinds: fieldKinds,
    validateSchema: createSchemaCheck(),
  });
  return { database, clock, newId, identity, publishing, records, flow, insight, savedViews, files, imports, packs };
}

/** What goes on beside requests: jobs, warming up new releases, tidying. */
function startBackground({ logger }: ServerOptions, engines: Engines): { stop(): Promise<void> } {
  const { database, publishing, imports } = engines;
  const watching = database.watch({
    channel: releaseChannel,
    everyMs: 10_000,
    look: async () => void (await publishing.plans.current()),
    onError: (err) => logger?.warn({ err }, 'watch'),
  });
  const worker = startWorker(database, imports.handlers, { onError: (err) => logger?.error({ err }, 'job') });
  // Nobody waits for events yet: they are done at once, and swept a week later.
  const relay = startRelay(database, {
    consumerOf: () => undefined,
    onError: (err) => logger?.warn({ err }, 'outbox'),
  });
  const filler = startSearchFiller({ ...engines, onError: (err) => logger?.error({ err }, 'search') });
  const housekeeping = startHousekeeping({ ...engines, onError: (err) => logger?.error({ err }, 'housekeeping') });
  return {
    stop: async () => {
      await worker.stop();
      await relay.stop();
      await filler.stop();
      await housekeeping.stop();
      await watching.close();
    },
  };
}
