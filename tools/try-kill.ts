/** Kills server and Postgres under load and looks what is left: node tools/try-kill.ts [rounds] [seed]. */
import { rm } from 'node:fs/promises';
import { temporaryHome } from '@tessera/testkit';
import { killRounds } from '../apps/server/src/proof/kill-rounds.ts';
import { randomOf } from '../apps/server/src/proof/random.ts';

const rounds = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1_000_000));
const home = await temporaryHome('kill');
console.log(`${rounds} rounds, seed ${seed}`);
const failures = await killRounds({
  home,
  rounds,
  random: randomOf(seed),
  importRows: 2000,
  say: (line) => console.log(line),
}).finally(() => rm(home, { recursive: true, force: true }));
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? 'Nothing lost, nothing half done.' : `${failures.length} faults`);
process.exitCode = failures.length === 0 ? 0 : 1;
