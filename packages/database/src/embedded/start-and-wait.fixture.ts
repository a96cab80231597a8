import { createDatabase, sql, startEmbedded } from '../index.ts';

// A process of its own for the tests of sharing and taking over: starts or attaches, then waits for its input to end.
const cluster = await startEmbedded({
  home: process.argv[2] ?? '',
  durable: false,
  settings: { shared_buffers: '16MB' },
});
const database = createDatabase({ url: cluster.url });
await database.query(sql`select 1`);
process.stdout.write(`ready ${cluster.owned ? 'owned' : 'attached'}\n`);
process.stdin
  .on('end', () => {
    void database.close().then(() => cluster.stop());
  })
  .resume();
