import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryHome } from '@tessera/testkit';
import { killRounds } from './kill-rounds.ts';
import { randomOf } from './random.ts';

test('nothing acknowledged is lost and nothing is half done after kill -9, three times', async () => {
  const home = await temporaryHome('kill');
  const seed = Number(process.env['TESSERA_SEED'] ?? Math.floor(Math.random() * 1_000_000));
  const lines: string[] = [`TESSERA_SEED=${seed}`];
  const failures = await killRounds({
    home,
    rounds: 3,
    random: randomOf(seed),
    importRows: 600,
    say: (line) => void lines.push(line),
  }).finally(() => rm(home, { recursive: true, force: true }));
  expect(failures, lines.join('\n')).toEqual([]);
}, 600_000);
