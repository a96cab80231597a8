import { Client } from 'pg';
import { sqlErrorOf } from '../trouble.ts';

/** `starting`: it is there and will answer. `stranger`: something else answers, or the password is another one. */
export type Probe = 'ready' | 'starting' | 'absent' | 'stranger';

/** Tries to sign in once. Contract: SCRAM proves both sides, so `ready` is the cluster that knows our password. */
export async function probe(url: string): Promise<Probe> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = sqlErrorOf(error)?.code;
    if (code === '57P03' || code === '53300') return 'starting';
    return code === undefined ? 'absent' : 'stranger';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs `work` on one short connection. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
