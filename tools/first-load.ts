/**
 * `node tools/first-load.ts [--browser <address> <login> <password>]`: how much script the first screen of each built app
 * takes, per file, against its budget; ends with 1 above it. With `--browser`, a running server is opened on a CPU four
 * times slower as well: what is fetched really, when something is painted, when the first list stands.
 */
import { existsSync } from 'node:fs';
import { slowFirstLoad } from './first-load/slow-first-load.ts';
import { firstLoads, staticChunks, totalOf } from './first-load/static-chunks.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

for (const load of firstLoads) {
  if (!existsSync(load.dist)) {
    console.error(`${load.name}: not built; npm start builds it.`);
    process.exitCode = 1;
    continue;
  }
  const chunks = staticChunks(load);
  const total = totalOf(chunks);
  console.log(`\n${load.name}: ${kilobytes(total)} of ${kilobytes(load.budget)}`);
  for (const { file, gzip } of chunks) console.log(`${kilobytes(gzip)}  ${file}`);
  if (total <= load.budget) continue;
  console.error(`Above the budget by ${kilobytes(total - load.budget)}.`);
  process.exitCode = 1;
}

const [flag, address, login, password] = process.argv.slice(2);
if (flag === '--browser' && address !== undefined && login !== undefined && password !== undefined) {
  const seen = await slowFirstLoad(address, login, password);
  console.log(`\nOn a CPU four times slower, ${address}:`);
  for (const [what, value] of Object.entries(seen)) console.log(`  ${what}: ${value}`);
}
