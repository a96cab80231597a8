import { isCelError, isCelList, run } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { tests as conformance } from '@bufbuild/cel-spec/testdata/conformance.js';
import type { SerializedIncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js';
import Big from 'big.js';
import { expect, test } from 'vitest';
import { randomOf } from './fuzz/random.ts';
import type { Random } from './fuzz/random.ts';
import { compileExpression, evaluator } from './index.ts';
import type { ExpressionType, Scope, Value } from './index.ts';
import { quote } from './string-literal.ts';

/**
 * Where we differ from CEL on purpose; each line names the cases it covers.
 * Not listed but part of the meaning: where CEL raises an error we answer null (or false for `==` over an unknown operand).
 */
const exclusions: readonly { readonly reason: string; readonly pattern: RegExp }[] = [
  { reason: 'division is decimal: 7 / 2 is 3.5, not 3', pattern: /\/ ?-?\w/ },
  {
    reason: 'numbers are exact decimals, so doubles beyond 15 digits, infinities and rounding of doubles differ',
    pattern: /[eE][+-]?\d{2,}|\d{16,}|0x[0-9a-fA-F]{8,}/,
  },
  {
    reason: 'this library counts UTF-16 units in substring and indexOf, CEL says code points',
    pattern: /(substring|indexOf)[^]*😀|😀[^]*(substring|indexOf)/u,
  },
  { reason: 'times have microseconds, so nanoseconds are cut', pattern: /\.\d{7,9}Z|ns'/ },
];

const emptyScope: Scope = { names: () => undefined, members: () => undefined };
const env = { record: {}, now: 0n, timeZone: 'UTC' };

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? Big(value).toFixed() : String(value);
  if (isCelList(value)) return Array.from(value, plain);
  return value;
}

function ours(value: Value): unknown {
  if (value instanceof Big) return value.eq(0) ? '0' : value.toFixed();
  return Array.isArray(value) ? value.map(ours) : value;
}

interface Conformance {
  readonly name: string;
  readonly text: string;
}

function casesOf(suite: SerializedIncrementalTestSuite, path: string): Conformance[] {
  const own = (suite.tests ?? [])
    .filter(({ original }) => original['bindings'] === undefined)
    .map(({ original }) => ({ name: `${path}/${original.name ?? ''}`, text: original.expr }));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => casesOf(inner, `${path}/${inner.name}`))];
}

test('the conformance cases of CEL that our language can say have the same value', () => {
  const tally = { compared: 0, unsaid: 0, excluded: 0, raised: 0 };
  const found: string[] = [];
  for (const { name, text } of casesOf(conformance, '')) {
    const compiled = compileExpression(text, emptyScope, { context: 'computed' });
    if ('issues' in compiled) {
      tally.unsaid += 1;
      continue;
    }
    const theirs = run(text, {}, { funcs: strings });
    if (isCelError(theirs)) {
      tally.raised += 1;
      continue;
    }
    if (exclusions.some(({ pattern }) => pattern.test(text))) {
      tally.excluded += 1;
      continue;
    }
    if (typeof theirs === 'object' && theirs !== null && !isCelList(theirs)) continue;
    tally.compared += 1;
    const mine = ours(evaluator(compiled.typed)(env));
    if (JSON.stringify(mine) !== JSON.stringify(plain(theirs))) {
      found.push(`${name}: ${text}\n  here ${JSON.stringify(mine)}, CEL ${JSON.stringify(plain(theirs))}`);
    }
  }
  console.info('cel conformance', tally);
  expect(found).toEqual([]);
  expect(tally.compared).toBeGreaterThan(300);
});

const fields: Readonly<Record<string, ExpressionType>> = {
  m: { kind: 'number', nullable: true, scale: 0 },
  n: { kind: 'number', nullable: true, scale: 0 },
  s: { kind: 'string', nullable: true },
  t: { kind: 'string', nullable: true },
  b: { kind: 'bool', nullable: true },
  list: { kind: 'list', nullable: false, item: { kind: 'string', nullable: false } },
};
const fieldScope: Scope = { names: (name) => fields[name], members: () => undefined };

type Kind = 'bool' | 'number' | 'text';
const texts = ['', 'a', 'B', '好', '😀', "it's", 'ab'];

function expression(random: Random, kind: Kind, depth: number): string {
  const any = (wanted: Kind): string => expression(random, wanted, depth - 1);
  if (depth <= 0) {
    if (kind === 'bool') return random.pick(['b', 'true', 'false', 'has(n)', 'has(s)', '(m == n)']);
    return kind === 'number'
      ? random.pick(['m', 'n', String(random.whole(-3, 5))])
      : random.pick(['s', 't', quote(random.pick(texts))]);
  }
  if (kind === 'number') {
    return random.pick([
      () => `(${any('number')} ${random.pick(['+', '-', '*', '%'])} ${any('number')})`,
      () => `size(${any('text')})`,
      () => `(${any('bool')} ? ${any('number')} : ${any('number')})`,
      () => any('text') + `.indexOf(${any('text')})`,
    ])();
  }
  if (kind === 'text') {
    return random.pick([
      () => `(${any('text')} + ${any('text')})`,
      () => `(${any('bool')} ? ${any('text')} : ${any('text')})`,
      () => `${any('text')}.substring(${random.whole(0, 3)}, ${random.whole(0, 4)})`,
      () => `${any('text')}.trim()`,
    ])();
  }
  return random.pick([
    () => `(${any('bool')} ${random.pick(['&&', '||'])} ${any('bool')})`,
    () => `!${any('bool')}`,
    () => `(${any('number')} ${random.pick(['<', '<=', '>', '>=', '==', '!='])} ${any('number')})`,
    () => `(${any('text')} ${random.pick(['<', '<=', '>', '>=', '==', '!='])} ${any('text')})`,
    () => `(${any('text')} in ['a', ${any('text')}])`,
    () => `(${any('text')} in list)`,
    () => `${any('text')}.${random.pick(['contains', 'startsWith', 'endsWith'])}(${any('text')})`,
    () =>
      `list.${random.pick(['exists', 'all'])}(x${depth}, x${depth} ${random.pick(['==', '<', '>='])} ${any('text')})`,
    () => `(${any('bool')} ? ${any('bool')} : ${any('bool')})`,
    () => `${any('text')}.matches('^[a-z]+')`,
  ])();
}

test('random expressions have the value CEL gives, wherever it gives one', () => {
  const seed = Date.now() % 2_147_483_647;
  const random = randomOf(seed);
  const found: string[] = [];
  let compared = 0;
  for (let round = 0; round < 5000; round += 1) {
    const text = expression(random, random.pick(['bool', 'number', 'text'] as const), random.whole(1, 4));
    const compiled = compileExpression(text, fieldScope, { context: 'computed' });
    expect('typed' in compiled, text).toBe(true);
    if (!('typed' in compiled)) continue;
    const maybe = <T>(value: T): T | null => (random.chance(0.25) ? null : value);
    const record = {
      m: maybe(random.whole(-5, 9)),
      n: maybe(random.whole(-5, 9)),
      s: maybe(random.pick(texts)),
      t: maybe(random.pick(texts)),
      b: maybe(random.chance(0.5)),
      list: texts.filter(() => random.chance(0.3)),
    };
    if (exclusions.some(({ pattern }) => pattern.test(text + JSON.stringify(record)))) continue;
    const bindings = { ...record, m: toInt(record.m), n: toInt(record.n) };
    const present = Object.fromEntries(Object.entries(bindings).filter(([, value]) => value !== null));
    const theirs = run(
      text.replace(/has\((\w+)\)/g, 'has(r.$1)'),
      { ...bindings, r: new Map(Object.entries(present)) },
      { funcs: strings },
    );
    if (isCelError(theirs)) continue;
    compared += 1;
    const mine = ours(evaluator(compiled.typed)({ record, now: 0n, timeZone: 'UTC' }));
    if (JSON.stringify(mine) !== JSON.stringify(plain(theirs))) {
      found.push(
        `${text} over ${JSON.stringify(record)}\n  here ${JSON.stringify(mine)}, CEL ${JSON.stringify(plain(theirs))}`,
      );
    }
  }
  console.info(`cel oracle: seed ${seed}, ${compared} values compared`);
  expect(found.slice(0, 10)).toEqual([]);
  expect(compared).toBeGreaterThan(1500);
});

function toInt(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}
