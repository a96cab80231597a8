import { startTestCluster } from './test-cluster.ts';
import type { PostgresVersion } from './postgres-versions.ts';
import { urlVariable } from './postgres-versions.ts';

/** Vitest global set-up: one cluster of a version for all workers of a run; they find it by an environment variable. */
export async function setUpPostgres(version: PostgresVersion): Promise<() => Promise<void>> {
  const variable = urlVariable(version);
  if (process.env[variable]) return async () => undefined;
  const cluster = await startTestCluster(version);
  process.env[variable] = cluster.url;
  return async () => {
    delete process.env[variable];
    await cluster.stop();
  };
}
