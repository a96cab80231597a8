/** Ten publishes under load on two server processes over one database: node tools/try-publish-live.ts [requests a second] [pause ms]. */
import { rm } from 'node:fs/promises';
import { temporaryHome } from '@tessera/testkit';
import { administratorKey, httpCaller } from '../apps/server/src/proof/http-caller.ts';
import { livePublishes } from '../apps/server/src/proof/live-publishes.ts';
import { firstToken, startProcess } from '../apps/server/src/proof/server-process.ts';

const perSecond = Number(process.argv[2] ?? 100);
const pauseMs = Number(process.argv[3] ?? 1000);
const home = await temporaryHome('publish-live');
const first = await startProcess(home);
try {
  const key = await administratorKey(first.url, await firstToken(first));
  const second = await startProcess(home);
  try {
    const calls = [first, second].map(({ url }) => httpCaller(url, key));
    const say = (line: string): void => console.log(line);
    const { requests, seconds, failures, latency } = await livePublishes({ calls, perSecond, pauseMs, say });
    console.log(`${requests} requests in ${seconds.toFixed(1)} s (${(requests / seconds).toFixed(0)} a second)`);
    console.log(`median ${latency.median} ms, p99 ${latency.p99} ms, longest ${latency.longest} ms`);
    for (const failure of failures.slice(0, 20)) console.error(failure);
    console.log(`${failures.length} failed`);
    process.exitCode = failures.length === 0 ? 0 : 1;
  } finally {
    await second.stop();
  }
} finally {
  await first.stop();
  await rm(home, { recursive: true, force: true });
}
