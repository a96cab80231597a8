/** A hundred random bases with ten edits each: node tools/try-bases.ts [bases] [edits] [seed]. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const [bases = '100', edits = '10', seed] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '..');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const env = {
  ...process.env,
  TESSERA_BASES: bases,
  TESSERA_EDITS: edits,
  ...(seed === undefined ? {} : { TESSERA_SEED: seed }),
};
const args = [vitest, 'run', '--project', 'pg', 'apps/server/src/proof/random-bases.pg.test.ts'];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
