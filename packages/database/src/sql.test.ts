import { expect, test } from 'vitest';
import { compileSql, ident, join, param, raw, slot, sql } from './index.ts';

test('fragments nest, values are numbered and cast, a slot is one placeholder', () => {
  const where = join([sql`${ident('a', 'owner_id')} = ${slot('me', 'uuid')}`, sql`n > ${param(3, 'int')}`], ' and ');
  const compiled = compileSql(sql`select * from ${ident('x')} where ${where} or created_by = ${slot('me', 'uuid')}`);
  expect(compiled.text).toBe(
    'select * from "x" where "a"."owner_id" = $1::uuid and n > $2::int or created_by = $1::uuid',
  );
  expect(compiled.values({ me: 'u' })).toEqual(['u', 3]);
  expect(compiled.bind({ me: 'u' })).toEqual({ name: compiled.name, text: compiled.text, values: ['u', 3] });
});

test('the name depends on the text alone', () => {
  const one = compileSql(sql`select ${param(1, 'int')}`);
  expect(compileSql(sql`select ${param(2, 'int')}`).name).toBe(one.name);
  expect(compileSql(sql`select ${param(1, 'bigint')}`).name).not.toBe(one.name);
  expect(compileSql(sql`select 1`, 'list').name).toMatch(/^list_/);
});

test('a missing slot, a strange identifier and a strange cast are bugs', () => {
  expect(() => compileSql(sql`select ${slot('x', 'text')}`).values()).toThrow('no value for slot x');
  for (const name of ['a"b', 'a b', '', '1a', 'a'.repeat(64), '名'])
    expect(() => ident(name)).toThrow('not an identifier');
  expect(() => compileSql(param(1, 'int; drop table x'))).toThrow('not a type');
  expect(compileSql(param('1', 'numeric(10,2)[]')).text).toBe('$1::numeric(10,2)[]');
});

test('JSON values are spelled, JSON text passes, undefined is null', () => {
  const { values } = compileSql(
    join([param([1], 'jsonb'), param('"x"', 'jsonb'), param(undefined, 'jsonb'), param(null, 'text')]),
  );
  expect(values()).toEqual(['[1]', '"x"', null, null]);
  expect(compileSql(join([], ', ', raw('null'))).text).toBe('null');
});
