import { expect, test } from 'vitest';
import { filterForRecord, valuesForRecord } from './filter-for-record.ts';

const id = '018f0000-0000-7000-8000-00000000000a';

test('values of the record stand in for ctx', () => {
  expect(filterForRecord('account == ctx.account', { account: { id, title: '甲' } })).toBe(`account == '${id}'`);
  expect(filterForRecord('account == ctx.account.id', { account: id })).toBe(`account == '${id}'`);
  expect(filterForRecord('amount >= ctx.total && !closed', { total: { amount: '-12.5000', currency: 'CNY' } })).toBe(
    'amount >= -(12.5000) && !closed',
  );
  expect(filterForRecord('level in ctx.levels', { levels: ['a', "b'"] })).toBe("level in ['a', 'b\\'']");
});

test('what is not filled in yet is null, and texts cannot break out', () => {
  expect(filterForRecord('account == ctx.account', {})).toBe('account == null');
  expect(filterForRecord('name == ctx.name', { name: "' || true || '" })).toBe("name == '\\' || true || \\''");
  expect(filterForRecord(undefined, {})).toBeUndefined();
});

test('a record made from inside a lookup starts with what its filter asks for', () => {
  const account = { id, title: '甲' };
  expect(valuesForRecord('account == ctx.account && !closed', { account })).toEqual({ account });
  expect(valuesForRecord('account == ctx.account || open', { account })).toEqual({});
  expect(valuesForRecord('account == ctx.account', {})).toEqual({});
  expect(valuesForRecord(undefined, { account })).toEqual({});
});
