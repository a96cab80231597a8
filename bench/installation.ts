import { readFile, rm } from 'node:fs/promises';

import path from 'node:path';
import { temporaryHome } from '@tessera/testkit';
import { administratorKey, httpCaller, must } from '../apps/server/src/proof/http-caller.ts';
import type { HttpCaller } from '../apps/server/src/proof/http-caller.ts';
import { firstToken, startProcess } from '../apps/server/src/proof/server-process.ts';
import type { ServerProcess } from '../apps/server/src/proof/server-process.ts';
import { createDatabase } from '../packages/database/src/index.ts';
import type { Database } from '../packages/database/src/index.ts';

/** An empty installation in a process of its own, and the ways into it. */
export interface BenchInstallation {
  readonly server: ServerProcess;
  /** Calls as the administrator. */
  readonly admin: HttpCaller;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly postgresPid: number;
  /** Puts documents into the draft and publishes them. */
  publish(documents: readonly { readonly kind: string; readonly id: string }[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts `main.ts --empty` below a temporary home; everything is gone after `close`. */
export async function startBenchInstallation(): Promise<BenchInstallation> {
  const home = await temporaryHome('bench');
  const server = await startProcess(home);
  const state = JSON.parse(await readFile(path.join(home, 'postgres.json'), 'utf8')) as {
    user: string;
    password: string;
    port: number;
    pid: number;
  };
  const databaseUrl = `postgres://${state.user}:${encodeURIComponent(state.password)}@127.0.0.1:${state.port}/tessera`;
  const database = createDatabase({ url: databaseUrl, limits: { statementMs: 120_000, lockMs: 60_000 } });
  const admin = httpCaller(server.url, await administratorKey(server.url, await firstToken(server)));
  return {
    server,
    admin,
    database,
    databaseUrl,
    postgresPid: state.pid,
    publish: async (documents) => {
      for (const each of documents)
        await must(admin, 'PUT', `/api/v1/documents/${each.kind}/${each.id}`, {
          body: each,
          headers: { 'if-none-match': '*' },
        });
      await must(admin, 'POST', '/api/v1/draft/publish');
    },
    close: async () => {
      await database.close();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
