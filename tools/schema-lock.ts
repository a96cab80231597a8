/**
 * The lock on the hand-written schemas: a published schema changes only on purpose. `schemas/v1/hashes.json` holds the
 * locked hashes; `gen --lock` moves them, and only to hashes that `schemas/CHANGELOG.md` speaks of.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { canonicalJson } from '../packages/std/src/index.ts';

/** File below the root → SHA-256 of its canonical JSON: layout and line ends do not count. */
export type SchemaHashes = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '..');
export const hashFile = 'schemas/v1/hashes.json';
export const changelogFile = 'schemas/CHANGELOG.md';

/** Digits of a hash that a changelog line names. */
const digits = 12;

export function currentHashes(): SchemaHashes {
  const schemas = join(root, 'schemas/v1');
  const fields = join(root, 'packages/fields/src');
  const files = [
    ...readdirSync(schemas)
      .filter((name) => name.endsWith('.schema.json'))
      .map((name) => join(schemas, name)),
    ...readdirSync(fields)
      .map((name) => join(fields, name, 'schema.json'))
      .filter((file) => existsSync(file)),
  ];
  const entries = files.map((file) => {
    const text = canonicalJson(JSON.parse(readFileSync(file, 'utf8')));
    return [relative(root, file).replaceAll('\\', '/'), createHash('sha256').update(text).digest('hex')] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function lockedHashes(): SchemaHashes {
  const file = join(root, hashFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SchemaHashes) : {};
}

/** Schema files that differ from the lock, new and missing ones included. */
export function unlockedFiles(current: SchemaHashes, locked: SchemaHashes): string[] {
  const files = new Set([...Object.keys(current), ...Object.keys(locked)]);
  return [...files].filter((file) => current[file] !== locked[file]).sort();
}

/** Lines the changelog lacks: one for each file whose current hash it does not name. */
export function missingChangelogLines(current: SchemaHashes, changelog: string): string[] {
  return Object.entries(current)
    .filter(([, hash]) => !changelog.includes(hash.slice(0, digits)))
    .map(([file, hash]) => `- \`${file}\` ${hash.slice(0, digits)}: what changed, and why valid documents stay valid`);
}

/** What stands between the schemas and a clean lock, one line each; empty when all is well. */
export function lockComplaints(isLocking: boolean): string[] {
  const current = currentHashes();
  const changelogPath = join(root, changelogFile);
  const missing = missingChangelogLines(current, existsSync(changelogPath) ? readFileSync(changelogPath, 'utf8') : '');
  if (missing.length > 0) return [`${changelogFile} needs these lines before a lock:`, ...missing];
  const unlocked = isLocking ? [] : unlockedFiles(current, lockedHashes());
  return unlocked.map((file) => `schema differs from its lock: ${file} (run npm run gen -- --lock)`);
}
