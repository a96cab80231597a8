import { expect, test } from 'vitest';
import { compileExpression, decide, emptyReads, evaluator, toJson, unknownOutcome } from './index.ts';
import type { Environment, ExpressionContext, ExpressionType, Scope, Typed } from './index.ts';
import type { Json } from '@tessera/std';

const types: Readonly<Record<string, ExpressionType>> = {
  a: { kind: 'number', nullable: true, scale: 2 },
  z: { kind: 'number', nullable: false, scale: 0 },
  price: { kind: 'number', nullable: true, scale: 4, money: true },
  text: { kind: 'string', nullable: true },
  day: { kind: 'date', nullable: true },
  at: { kind: 'timestamp', nullable: true },
  flag: { kind: 'bool', nullable: true },
  tags: { kind: 'list', nullable: true, item: { kind: 'string', nullable: false } },
  owner: { kind: 'relation', nullable: true, entity: 'sys.user' },
  lines: { kind: 'collection', entity: 'line' },
  user: { kind: 'record', entity: 'sys.user' },
  old: { kind: 'record', entity: 'thing' },
};
const scope: Scope = {
  entity: 'thing',
  names: (name) => types[name],
  members: (entity, name) => {
    if (entity === 'sys.user') return name === 'name' ? { kind: 'string', nullable: false } : undefined;
    return entity === 'line' ? { kind: 'number', nullable: true, scale: 2 } : types[name];
  },
};

function typed(text: string, context: ExpressionContext = 'computed'): Typed {
  const compiled = compileExpression(text, scope, { context });
  if ('issues' in compiled) throw new Error(`${text}: ${JSON.stringify(compiled.issues)}`);
  return compiled.typed;
}

function environment(record: Readonly<Record<string, unknown>>, rest: Partial<Environment> = {}): Environment {
  return { record, now: 1_769_000_000_123_456n, timeZone: 'Asia/Shanghai', ...rest };
}

function value(text: string, record: Readonly<Record<string, unknown>> = {}, rest: Partial<Environment> = {}): Json {
  const one = typed(text);
  return toJson(evaluator(one)(environment(record, rest)), one.type);
}

test.each([
  ['0.1 + 0.2', '0.3'],
  ['7 / 2', '3.500000000000'],
  ['2 / 3', '0.666666666667'],
  ['-2 / 3', '-0.666666666667'],
  ['1 / 0', null],
  ['1 % 0', null],
  ['-7 % 3', -1],
  ['mod(-7, 3)', 2],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['round(1250, -2)', 1300],
  ['roundUp(1.001, 2)', '1.01'],
  ['floor(-1.5)', -2],
  ['int(-1.5)', -1],
  ['power(2, 50)', '1125899906842624'],
  ['sqrt(2)', '1.41421356237'],
  ['sqrt(-1)', null],
  ['ln(0)', null],
  ["number('1,234.5')", '1234.5'],
  ["number('x')", null],
  ['min(3, null, 1)', 1],
  ['sum(1, null, 2)', 3],
  ["size('😀好')", 2],
  ["'😀好ab'.left(2)", '😀好'],
  ["'😀好ab'.right(3)", '好ab'],
  ["'abc'.mid(2, 5)", 'bc'],
  ["'abc'.substring(1, 2)", 'b'],
  ["'abc'.substring(2, 9)", null],
  ["'Straße É Ａ'.upper()", 'STRAßE É Ａ'],
  ["'\\u3000 x '.trim()", 'x'],
  ["'a-b'.matches('^a.b$')", true],
  ["'aXa'.replace('a', 'b')", 'bXb'],
  ["concat('a', null, 1.50, true, date('2026-01-31'))", 'a1.5true2026-01-31'],
  ["'a' < 'B'", false],
  ["'\\U0001F600' > '\\uffff'", true],
  ['today()', '2026-01-21'],
  ['now()', '2026-01-21T12:53:20.123456Z'],
  ['hour(now())', 20],
  ["date(timestamp('2026-01-31T16:30:00Z'))", '2026-02-01'],
  ["date('2024-02-29') + 365", '2025-02-28'],
  ["addMonths(date('2026-01-31'), 1)", '2026-02-28'],
  ["addYears(date('2024-02-29'), 1)", '2025-02-28'],
  ["daysBetween(date('2026-01-01'), date('2026-03-01'))", 59],
  ["monthsBetween(date('2026-01-31'), date('2026-02-28'))", 0],
  ["yearsBetween(date('2000-02-29'), date('2026-02-28'))", 25],
  ["weekday(date('2026-01-19'))", 1],
  ["endOfMonth(date('2024-02-10'))", '2024-02-29'],
  ['makeDate(2026, 2, 30)', null],
  ["date('9999-12-31') + 1", null],
  ["timestamp('2026-01-01T00:00:00Z') + duration('36h')", '2026-01-02T12:00:00.000000Z'],
  ["timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00Z') == duration('24h')", true],
  ["string(timestamp('2026-01-01T00:00:00.5Z'))", '2026-01-01T00:00:00.5Z'],
])('%s is %j', (text, expected) => {
  expect(value(text)).toBe(expected);
});

test('unknown spreads through order and arithmetic, not through equality', () => {
  expect(value('a > 1')).toBeNull();
  expect(value('a + 1')).toBeNull();
  expect(value('a == 1')).toBe(false);
  expect(value('a != 1')).toBe(true);
  expect(value('a == null')).toBe(true);
  expect(value('a in [1, 2]')).toBe(false);
  expect(value('has(a)')).toBe(false);
  expect(value('!(a > 1)')).toBeNull();
  expect(value('a > 1 && false')).toBe(false);
  expect(value('a > 1 || true')).toBe(true);
  expect(value('a > 1 || false')).toBeNull();
  expect(value('flag ? 1 : 2')).toBeNull();
  expect(value('coalesce(a / 0, 5)', { a: '1.00' })).toBe('5.000000000000');
  expect(value('text.contains(text)')).toBeNull();
});

test('values come as the record API spells them', () => {
  expect(value('a * 2', { a: '12.50' })).toBe('25.00');
  expect(value('z + 1', { z: 41 })).toBe(42);
  expect(value('price * 2', { price: { amount: '1.2500', currency: 'CNY' } })).toBe('2.5000');
  expect(value('currency(price)', { price: { amount: '1.2500', currency: 'CNY' } })).toBe('CNY');
  expect(value('base(price)', { price: { amount: '1', currency: 'USD', base: '7.1' } })).toBe('7.1000');
  expect(value('day < today()', { day: '2026-01-20' })).toBe(true);
  expect(value("'b' in tags", { tags: ['a', 'b'] })).toBe(true);
  expect(value('isBlank(tags) && isBlank(text)', { tags: [], text: '' })).toBe(true);
});

test('lookups walk whether they are expanded or not', () => {
  const user = { id: 'u1', name: '李雷' };
  expect(value('owner == user', { owner: 'u1' }, { user })).toBe(true);
  expect(value('owner == user.id', { owner: { id: 'u1', title: '李雷' } }, { user })).toBe(true);
  expect(value('owner.name', { owner: user })).toBe('李雷');
  expect(value('owner.name', { owner: 'u1' })).toBeNull();
  expect(value('owner.name', { owner: null })).toBeNull();
  expect(value('owner.id', { owner: user })).toBe('u1');
  expect(value('a != old.a', { a: '2.00' }, { old: { a: '2.0' } })).toBe(false);
  expect(value('a != old.a', { a: '2.00' })).toBe(true);
});

test('collections skip what is empty and count as empty when they are missing', () => {
  const lines = [{ qty: '2' }, { qty: null }, { qty: '3' }];
  expect(value('lines.sum(qty)', { lines })).toBe('5.00');
  expect(value('lines.avg(qty)', { lines })).toBe('2.500000000000');
  expect(value('lines.min(qty)', { lines })).toBe('2.00');
  expect(value('lines.count()', { lines })).toBe(3);
  expect(value('lines.count(qty > 2)', { lines })).toBe(1);
  expect(value('lines.exists(qty > 2)', { lines })).toBe(true);
  expect(value('lines.exists(qty > 5)', { lines })).toBeNull();
  expect(value('lines.all(qty > 5)', { lines })).toBe(false);
  expect(value('lines.all(qty > 1)', { lines })).toBeNull();
  expect(value('lines.sum(qty)')).toBe('0.00');
  expect(value('lines.avg(qty)')).toBeNull();
  expect(value('lines.exists(l, lines.all(m, m.qty <= l.qty || !has(m.qty)))', { lines })).toBe(true);
});

test('evaluation is total: malformed records and absurd sizes give unknown', () => {
  const junk = [
    undefined,
    null,
    {},
    [],
    'x',
    '1e5',
    NaN,
    Infinity,
    true,
    12,
    () => 1,
    { amount: {} },
    '2026-99-99',
    '\ud800',
  ];
  const texts = [
    'a + 1',
    'a > 1',
    'text.upper()',
    'day + 1',
    "at + duration('1h')",
    'flag && true',
    "'x' in tags",
    'owner.name',
    'lines.sum(qty)',
    'price * price',
    'year(day)',
    'hour(at)',
  ];
  for (const text of texts) {
    const evaluate = evaluator(typed(text));
    for (const odd of junk) {
      const record = Object.fromEntries(Object.keys(types).map((name) => [name, odd]));
      expect(() => evaluate(environment({ ...record, lines: [odd] }))).not.toThrow();
    }
  }
  expect(value(`text${".replace('a', 'aaaaaaaaaa')".repeat(60)}`, { text: 'a' })).toBeNull();
  expect(value(`power(${'power('.repeat(8)}99, 60${'), 60'.repeat(8)})`)).toBeNull();
  expect(value('day + 99999999999999', { day: '2026-01-01' })).toBeNull();
  expect(value('hour(at)', { at: '2026-01-01T00:00:00Z' }, { timeZone: 'Nowhere/Land' })).toBe(0);
});

test.each([
  ['filter', 'exclude', false],
  ['visibility', 'hide', false],
  ['required', 'notRequired', false],
  ['validation', 'pass', true],
  ['guard', 'block', 'unknown'],
  ['policy', 'deny', 'unknown'],
  ['computed', 'empty', 'unknown'],
  ['default', 'empty', 'unknown'],
  ['effect', 'empty', 'unknown'],
] as const)('in a %s, unknown means %s', (context, outcome, decision) => {
  expect(unknownOutcome(context)).toBe(outcome);
  expect(decide(context, null)).toBe(decision);
  expect(decide(context, true)).toBe(true);
  expect(decide(context, false)).toBe(false);
});

test.each([
  ['a > 100 && has(text)', {}, [['a'], ['text']]],
  ['a > 100 && has(text)', { text: 'x' }, [['a']]],
  ['a > 100 && has(text)', { a: '1', text: 'x' }, []],
  ['a > 100 || flag', { a: '1' }, [['flag']]],
  ['!isBlank(text) && day < today()', { day: '2026-01-01' }, [['text']]],
  ['has(a) ? a > 1 : flag', {}, [['flag']]],
  ['coalesce(a, 0) > 1', {}, []],
  ['owner.name == user.name', { owner: null }, [['owner', 'name']]],
  ['a + price > 5 && text.contains(text)', { a: '1' }, [['price'], ['text']]],
  ['day != null', {}, [['day']]],
  ['a == 5', {}, [['a']]],
] as const)('%s over %j is held back by %j', (text, record, paths) => {
  const user = { id: 'u', name: 'x' };
  expect(emptyReads(typed(text, 'guard'), environment(record, { user }))).toEqual(paths);
});
