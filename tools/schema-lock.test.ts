import { expect, test } from 'vitest';
import { currentHashes, lockComplaints, missingChangelogLines, unlockedFiles } from './schema-lock.ts';

const hash = (letter: string) => letter.repeat(64);

test('a schema that changed, came or went differs from the lock', () => {
  const locked = { 'a.json': hash('a'), 'b.json': hash('b'), 'gone.json': hash('c') };
  expect(unlockedFiles({ 'a.json': hash('a'), 'b.json': hash('d'), 'new.json': hash('e') }, locked)).toEqual([
    'b.json',
    'gone.json',
    'new.json',
  ]);
});

test('a hash is locked only once the changelog names it', () => {
  const current = { 'a.json': hash('a'), 'b.json': hash('b') };
  const missing = missingChangelogLines(current, '- `a.json` aaaaaaaaaaaa');
  expect(missing).toHaveLength(1);
  expect(missing[0]).toContain('`b.json` bbbbbbbbbbbb');
});

test('the schemas of this tree are locked as they are', () => {
  expect(Object.keys(currentHashes()).length).toBeGreaterThan(25);
  expect(lockComplaints(false)).toEqual([]);
});
