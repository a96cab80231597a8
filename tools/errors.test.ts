import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { documentedErrors, repeatedCodes } from './errors-docs.ts';

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function sourceFiles(): string[] {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => filesBelow(join(root, group, name, 'src'))),
  );
}

const isOurs = (file: string) =>
  !/node_modules|[\\/]dist[\\/]|\.gen\.ts$|\.test\.tsx?$|[\\/]example-|[\\/]testkit[\\/]/.test(file);
const isTable = (file: string) => /[\\/]errors(\.ts|[\\/][\w-]+\.ts)$/.test(file);

/** Where a code stands in a call: its position among the arguments. */
const makers: Readonly<Record<string, number>> = { 'new Refusal': 0, 'new Trouble': 0, issue: 1, warning: 1 };

/** The text of one argument of a call, from the text after the opening bracket. */
function argument(text: string, wanted: number): string {
  let depth = 0;
  let position = 0;
  let found = '';
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote) quote = sign === quote && text[at - 1] !== '\\' ? '' : quote;
    else if (`'"\``.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
    if (depth < 0) break;
    if (sign === ',' && depth === 0 && !quote) position += 1;
    else if (position === wanted) found += sign;
    if (position > wanted) break;
  }
  return found;
}

function codesIn(text: string): string[] {
  return Object.entries(makers).flatMap(([maker, position]) => {
    const calls = text.matchAll(new RegExp(`(?<![.\\w])${maker}\\(`, 'g'));
    return [...calls].flatMap((call) => {
      const given = argument(text.slice(call.index + call[0].length), position).replace(/\[[^\]]*\]/g, '');
      return [...given.matchAll(/(?<!=== )'([a-z][a-z0-9_]*)'/g)].map(([, code]) => code ?? '');
    });
  });
}

const sources = sourceFiles()
  .filter((file) => isOurs(file) && !isTable(file))
  .map((file) => ({ file: relative(root, file), text: readFileSync(file, 'utf8') }));

test('every code that is raised is in a table', async () => {
  const known = new Set((await documentedErrors()).map(({ code }) => code));
  const unknown = sources.flatMap(({ file, text }) =>
    codesIn(text)
      .filter((code) => !known.has(code))
      .map((code) => `${file}: ${code}`),
  );
  expect(unknown).toEqual([]);
});

test('every code of a table is raised somewhere', async () => {
  const words = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/['"`]([a-z][a-z0-9_]*)['"`]/g)].map(([, word]) => word)),
  );
  const unused = (await documentedErrors())
    .filter(({ code }) => !words.has(code))
    .map((error) => `${error.package}: ${error.code}`);
  expect(unused).toEqual([]);
});

test('no two packages share a code', async () => {
  expect(await repeatedCodes()).toEqual([]);
});

test('every code is snake_case and has its texts in both languages', async () => {
  for (const { code, message, cause, remedy } of await documentedErrors()) {
    expect(code).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    for (const text of [message, cause, remedy])
      expect([code, Boolean(text['zh-CN']), Boolean(text.en)]).toEqual([code, true, true]);
  }
});
