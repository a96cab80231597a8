/** Random bases and edits. More of them: TESSERA_BASES=100 TESSERA_EDITS=10, or node tools/try-bases.ts. */
import { param, sql } from '@tessera/database';
import { expect, test } from 'vitest';
import { testServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { nothingRetired } from './check-tables.ts';
import { randomBase } from './random-base.ts';
import type { RandomBase } from './random-base.ts';
import { randomEdit } from './random-edit.ts';
import { plainKindNames } from './random-fields.ts';
import { randomOf } from './random.ts';
import type { KnownThings } from './random-values.ts';
import { checkBase, checkOldRows, publishBase, tryEverything } from './try-base.ts';
import type { Trial, TriedServer } from './trial.ts';

const first = Number(process.env['TESSERA_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const bases = Number(process.env['TESSERA_BASES'] ?? 2);
const edits = Number(process.env['TESSERA_EDITS'] ?? 3);

const boundary = 'tessera-random-bases';
const part = (name: string, rest = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
const asForm = { 'content-type': `multipart/form-data; boundary=${boundary}` };

function tried(server: TestServer): TriedServer {
  return {
    server: server.server,
    database: server.database,
    admin: server.admin,
    upload: (entity, csv) =>
      server.admin('POST', '/api/v1/imports', {
        body: `${part('entity')}${entity}\r\n${part('file', '; filename="rows.csv"')}${csv}\r\n--${boundary}--\r\n`,
        headers: asForm,
      }),
  };
}

/** People, departments and files that values may name. */
async function knownThings({ admin, administratorId, database }: TestServer): Promise<KnownThings> {
  const departments = ['018f0000-0000-7000-8000-00000000d001', '018f0000-0000-7000-8000-00000000d002'];
  await database.query(
    sql`insert into tessera.sys_department (id, name) select id, '部门 ' || id from unnest(${param(departments, 'uuid[]')}) as d(id)`,
  );
  const file = await admin('POST', '/api/v1/files', {
    body: `${part('file', '; filename="a.svg.png"')}\u0089PNG\r\n--${boundary}--\r\n`,
    headers: asForm,
  });
  return { people: [administratorId], departments, files: [String(file.body['id'])] };
}

test.each(Array.from({ length: bases }, (_, index) => first + index))(
  'base of seed %i',
  async (seed) => {
    const server = await testServer({ workers: true });
    const random = randomOf(seed);
    const trial: Trial = {
      tried: tried(server),
      random,
      known: await knownThings(server),
      rows: [],
      counts: new Map(),
      retired: nothingRetired(),
      failures: [],
    };
    let current = randomBase(random);
    const kinds = new Set(current.entities.flatMap(({ fields }) => Object.values(fields).map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual([...plainKindNames, 'lookup', 'lookupField', 'status'].sort());
    const releases: RandomBase[] = [];
    const done: string[] = [];
    try {
      for (let round = 0; round <= edits; round += 1) {
        const back = round > 1 && random.chance(0.1) ? random.whole(1, releases.length - 1) : undefined;
        if (back !== undefined) {
          const rolled = await server.admin('POST', `/api/v1/releases/${back}/rollback`, { body: {} });
          // Nothing may have changed since, and values may repeat that were unique then.
          if (rolled.status !== 201) expect(rolled.text).toMatch(/nothing_to_publish|unique_not_possible/);
          done.push(`rolled back to ${back}${rolled.status === 201 ? '' : ' (refused)'}`);
          if (rolled.status === 201) {
            current = releases[back - 1] ?? current;
            releases.push(current);
          }
        } else {
          const edit = round === 0 ? undefined : randomEdit(random, current, round);
          const next = edit?.base ?? current;
          const published = await publishBase(trial, releases.at(-1), next, edit?.mayBeRefused ?? false);
          if (published) releases.push((current = next));
          if (edit) done.push(`${edit.what}${published ? '' : ' (refused)'}`);
        }
        await checkBase(trial, current);
        await checkOldRows(trial);
        await tryEverything(trial, round + 1);
        expect(trial.failures.slice(0, 5)).toEqual([]);
      }
    } catch (error) {
      const reasons = [error instanceof Error ? error.message : String(error), ...trial.failures.slice(0, 5)].join(
        '\n  ',
      );
      process.stdout.write(`FAILED TESSERA_SEED=${seed} after ${done.join(', ')}\n  ${reasons}\n`);
      throw error;
    } finally {
      await server.close();
    }
    process.stdout.write(`passed TESSERA_SEED=${seed}: ${current.entities.length} entities; ${done.join(', ')}\n`);
  },
  600_000,
);
