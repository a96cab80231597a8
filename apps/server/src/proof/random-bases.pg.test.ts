/** Random bases and edits. More of them: TESSERA_BASES=100 TESSERA_EDITS=10, or node tools/try-bases.ts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { randomBase } from './random-base.ts';
import { randomEdit } from './random-edit.ts';
import { randomOf } from './random.ts';
import { checkOldRows, checkTables, publishBase, tryEverything } from './try-base.ts';
import type { Trial, TriedServer } from './try-base.ts';

const first = Number(process.env['TESSERA_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const bases = Number(process.env['TESSERA_BASES'] ?? 2);
const edits = Number(process.env['TESSERA_EDITS'] ?? 3);

let base: TestServer;
beforeAll(() => void process.stdout.write(`random bases: TESSERA_SEED=${first}\n`));
afterAll(() => base?.close());

function tried(server: TestServer): TriedServer {
  const boundary = 'tessera-random-bases';
  const head = (name: string, rest = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
  return {
    server: server.server,
    database: server.database,
    administratorId: server.administratorId,
    admin: server.admin,
    upload: (entity, csv) =>
      server.admin('POST', '/api/v1/imports', {
        body: `${head('entity')}${entity}\r\n${head('file', '; filename="rows.csv"')}${csv}\r\n--${boundary}--\r\n`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      }),
  };
}

test.each(Array.from({ length: bases }, (_, index) => first + index))(
  'base of seed %i',
  async (seed) => {
    base = await testServer({ workers: true });
    const random = randomOf(seed);
    const trial: Trial = { tried: tried(base), random, rows: [], failures: [] };
    let current = randomBase(random);
    const done: string[] = [];
    for (let round = 0; round <= edits; round += 1) {
      if (round > 0) {
        const edit = randomEdit(random, current, round);
        current = edit.base;
        done.push(edit.what);
      }
      await publishBase(trial.tried, current);
      await checkTables(trial);
      await checkOldRows(trial);
      await tryEverything(trial, current, round + 1);
      expect(trial.failures.slice(0, 5), `seed ${seed} after ${done.join(', ')}`).toEqual([]);
    }
    await base.close();
  },
  600_000,
);
