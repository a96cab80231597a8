import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { completions, expressionErrors } from './index.ts';
import { scope } from './fuzz/world.ts';

test('every function is described in both languages, and no spelling means two things', () => {
  const items = completions();
  for (const item of items) {
    for (const text of [item.label['zh-CN'], item.label.en, item.doc['zh-CN'], item.doc.en, item.signature]) {
      expect(text, item.name).toBeTruthy();
    }
  }
  const owners = new Map<string, Set<string>>();
  for (const { name, aliases } of items) {
    for (const alias of aliases) {
      const key = alias.toLowerCase();
      owners.set(key, (owners.get(key) ?? new Set()).add(name.toLowerCase()));
    }
  }
  expect([...owners].filter(([, names]) => names.size > 1)).toEqual([]);
});

test('a scope adds its fields and the roots it has', () => {
  const names = completions(scope).filter(({ kind }) => kind !== 'function');
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['user', 'amount', 'lines']));
  expect(names.some(({ name }) => name === 'old')).toBe(false);
});

test('every code that is raised is in the error table, and the other way round', () => {
  const folders = [import.meta.dirname, path.join(import.meta.dirname, 'functions')];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && file !== 'errors.ts')
      .map((file) => readFileSync(path.join(folder, file), 'utf8')),
  );
  const raised = new Set(
    sources
      .flatMap((source) => source.match(/'(?:expression|capability|rules)_[a-z_]+'/g) ?? [])
      .map((code) => code.slice(1, -1)),
  );
  expect([...raised].sort()).toEqual(Object.keys(expressionErrors).sort());
});
