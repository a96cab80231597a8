import { locales } from '@tessera/std';
import { expect, test } from 'vitest';
import { errorSources, errorTables } from './error-tables.ts';

test('a code is declared once', () => {
  const codes = errorSources.flatMap((table) => Object.keys(table));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every code says in both languages what it is, why and what to do', () => {
  for (const [code, { status, ...texts }] of Object.entries(errorTables)) {
    expect(status, code).toBeGreaterThanOrEqual(400);
    for (const text of Object.values(texts))
      for (const locale of locales) expect(text[locale], `${code} ${locale}`).toBeTruthy();
  }
});
