import { systemClock, uuidv7Maker } from '@tessera/std';
import { testDatabase } from '@tessera/testkit';
import type { TestDatabase } from '@tessera/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFile, filesMigrations, linkFiles, readFiles, sweepFiles } from './index.ts';

const newId = uuidv7Maker(systemClock);
let home: TestDatabase;

beforeAll(async () => {
  home = await testDatabase({ migrations: filesMigrations });
});

afterAll(() => home.close());

test('files are noted, linked and, where nobody wanted them, forgotten', async () => {
  const { database } = home;
  const file = (letter: string) => ({
    id: newId(),
    sha256: letter.repeat(64),
    name: '图.png',
    size: 5_000_000_000,
    mime: 'image/png',
    createdBy: newId(),
    createdAt: '2026-03-01T00:00:00Z',
  });
  const [linked, loose, twin, lonely] = [file('a'), file('a'), file('b'), file('b')];
  for (const each of [linked, loose, twin, lonely]) await addFile(database, each);
  await linkFiles(database, [linked.id], '2026-03-02T00:00:00Z');
  await linkFiles(database, [linked.id], '2026-03-09T00:00:00Z');
  expect(await readFiles(database, [loose.id, newId(), linked.id])).toEqual([
    { ...loose, linkedAt: null },
    { ...linked, linkedAt: '2026-03-02T00:00:00Z' },
  ]);
  expect(await sweepFiles(database, '2026-02-01T00:00:00Z')).toEqual([]);
  expect(await sweepFiles(database, '2026-04-01T00:00:00Z')).toEqual(['b'.repeat(64)]);
  expect(await readFiles(database, [linked.id, loose.id, twin.id, lonely.id])).toHaveLength(1);
});
