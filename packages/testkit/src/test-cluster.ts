import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { PostgresVersion } from './postgres-versions.ts';

/** A throw-away cluster that ends with its process, however that ends. */
export interface TestCluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts an empty cluster in a temp folder: fast and without any durability. */
export async function startTestCluster(version: PostgresVersion = 18): Promise<TestCluster> {
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'keeper.ts'), String(version)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => {
    keeper.once('close', () => resolve());
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(keeper.stdout).once('line', resolve);
    void closed.then(() => reject(new Error(`Postgres ${version} for the tests did not start`)));
  });
  return {
    url,
    async stop() {
      keeper.stdin.end();
      await closed;
    },
  };
}
