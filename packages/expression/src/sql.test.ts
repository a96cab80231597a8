import { expect, test } from 'vitest';
import { compileExpression, param, raw, renderSql, sql, toSql } from './index.ts';
import type { SqlDialect } from './index.ts';
import { dialect, scope } from './fuzz/world.ts';

const here: SqlDialect = { ...dialect, column: (path) => raw(path.map((name) => `"${name}"`).join('.')) };

function where(text: string, other: SqlDialect = here): string {
  return written(text, 'where', other);
}

function written(text: string, position: 'where' | 'value', other: SqlDialect = here): string {
  const compiled = compileExpression(text, scope, { context: 'computed' });
  if ('issues' in compiled) throw new Error(JSON.stringify(compiled.issues));
  return renderSql(toSql(compiled.typed, other, { position })).text;
}

test('in WHERE, equality with a value is the plain operator that indexes serve', () => {
  expect(where("stage == 'won'")).toBe('("stage" = $1::text)');
  expect(where("stage == 'won' && note == 'x'")).toBe('(("stage" = $1::text) AND ("note" = $2::text))');
  expect(where("stage in ['won', 'new']")).toBe('("stage" = ANY($1::text[]))');
  expect(where("'won' in tags")).toBe('("tags" @> ARRAY[$1::text])');
  expect(where('owner == user.id')).toBe('("owner" = "user"."id")');
});

test('anywhere else equality is exact', () => {
  expect(where("!(stage == 'won')")).toBe('(NOT ("stage" IS NOT DISTINCT FROM $1::text))');
  expect(written("stage == 'won'", 'value')).toBe('("stage" IS NOT DISTINCT FROM $1::text)');
  expect(where("stage != 'won'")).toBe('("stage" IS DISTINCT FROM $1::text)');
  expect(where('note == remark')).toBe('("note" IS NOT DISTINCT FROM "remark")');
  expect(where('code == note')).toBe('("code" = "note")');
  expect(where("code != 'a'")).toBe('("code" <> $1::text)');
  expect(where('note == null')).toBe('("note" IS NULL)');
});

test('whole numbers beside bigint columns are bigint, arithmetic is numeric', () => {
  expect(where('count > 42')).toBe('("count" > $1::bigint)');
  expect(where('count in [1, 2]')).toBe('("count" = ANY($1::bigint[]))');
  expect(where('count > 4.5')).toBe('(("count")::numeric > $1::numeric)');
  expect(where('count > 99999999999999999999')).toBe('(("count")::numeric > $1::numeric)');
  expect(where('count > rank')).toBe('("count" > "rank")');
  expect(where('count + 1 > rank')).toBe('((("count")::numeric + $1::numeric) > ("rank")::numeric)');
});

test('text is ordered by code point', () => {
  expect(where("note < 'b'")).toBe('("note" < ($1::text COLLATE "C"))');
});

test('contains uses the search index where there is one, in positive position only', () => {
  const indexed: SqlDialect = {
    ...here,
    contains: (path, needle) => sql`bigrams(${raw(path.join('.'))}) @> ${param(needle, 'text')}`,
  };
  expect(where("note.contains('客户')", indexed)).toBe('bigrams(note) @> $1::text');
  expect(where("!note.contains('客户')", indexed)).toBe('(NOT (strpos("note", $1::text) > 0))');
  expect(where('note.contains(code)', indexed)).toBe('(strpos("note", "code") > 0)');
});

test('the same parameter gets one number, numbering may start later', () => {
  const compiled = compileExpression('made < now() && seen < now() && rank > 1', scope, { context: 'filter' });
  if ('issues' in compiled) throw new Error('refused');
  const { text, values } = renderSql(toSql(compiled.typed, here, { position: 'where' }), 5);
  expect(text).toBe('(("made" < $5::timestamptz) AND ("seen" < $5::timestamptz) AND ("rank" > $6::bigint))');
  expect(values).toEqual(['2026-01-21T12:53:20.123456Z', '1']);
});

test('nothing that was typed appears in the text', () => {
  const hostile = "x'; drop table deal; --";
  const text = where(`note == "${hostile}" || note.contains("${hostile}") || note in ["${hostile}"]`);
  expect(text).not.toContain('drop');
});
