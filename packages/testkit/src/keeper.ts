import { rm } from 'node:fs/promises';
import { startEmbedded } from '@tessera/database';
import { temporaryHome } from './temporary-home.ts';
import { findPostgres15 } from './postgres-versions.ts';

// A program of its own: keeps one throw-away cluster for as long as its standard input stays open,
// so that nothing is left behind when the test run is killed.
const version = process.argv[2] === '15' ? 15 : 18;
const native = version === 15 ? findPostgres15() : undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const home = await temporaryHome(`test-pg${version}`);
const ended = new Promise<void>((resolve) => {
  process.stdin.on('end', resolve).on('close', resolve).resume();
});
try {
  const cluster = await startEmbedded({
    home,
    durable: false,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '64MB',
      autovacuum_naptime: '10min',
    },
    ...(native === undefined ? {} : { binaries: { native, major: 15 } }),
  });
  process.stdout.write(`${cluster.url}\n`);
  await ended;
  await cluster.stop({ force: true });
} finally {
  await rm(home, { recursive: true, force: true });
}
