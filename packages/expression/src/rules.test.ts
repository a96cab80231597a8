import { expect, test } from 'vitest';
import { compileExpression, fromRules, parse, sameAst, toRules, unparse } from './index.ts';
import type { Ast, Rule, RuleGroup } from './index.ts';
import { randomExpression } from './fuzz/generator.ts';
import { randomOf } from './fuzz/random.ts';
import { scope } from './fuzz/world.ts';

function read(text: string): Ast {
  const parsed = parse(text);
  if ('issues' in parsed) throw new Error(text);
  return parsed.ast;
}

function shown(text: string): unknown {
  const result = toRules(read(text), scope);
  return 'rules' in result ? result.rules : result.notRepresentable;
}

const one = (rule: Rule): RuleGroup => ({ combinator: 'and', rules: [rule] });

test.each<[string, Rule]>([
  ["stage == 'won'", { field: 'stage', operator: 'eq', value: 'won' }],
  ['amount != 12.5', { field: 'amount', operator: 'ne', value: 12.5 }],
  ['amount == null', { field: 'amount', operator: 'eq', value: null }],
  ["stage in ['new', 'won']", { field: 'stage', operator: 'in', value: ['new', 'won'] }],
  ["!(stage in ['new'])", { field: 'stage', operator: 'notIn', value: ['new'] }],
  ["note.contains('好')", { field: 'note', operator: 'contains', value: '好' }],
  ["!note.contains('好')", { field: 'note', operator: 'notContains', value: '好' }],
  ["note.startsWith('a')", { field: 'note', operator: 'startsWith', value: 'a' }],
  ["note.endsWith('a')", { field: 'note', operator: 'endsWith', value: 'a' }],
  ['isBlank(note)', { field: 'note', operator: 'empty' }],
  ['!isBlank(note)', { field: 'note', operator: 'notEmpty' }],
  ['amount >= 1 && amount <= 9', { field: 'amount', operator: 'between', value: [1, 9] }],
  ['open', { field: 'open', operator: 'isTrue' }],
  ['!open', { field: 'open', operator: 'isFalse' }],
  ["'won' in tags", { field: 'tags', operator: 'includes', value: 'won' }],
  ["tags.containsAny(['won', 'lost'])", { field: 'tags', operator: 'includesAny', value: ['won', 'lost'] }],
  ['owner == user.id', { field: 'owner', operator: 'eq', value: { expression: 'user.id' } }],
  ['due >= addDays(today(), -7)', { field: 'due', operator: 'ge', value: { expression: 'addDays(today(), -7)' } }],
  ["inPeriod(due, 'thisWeek')", { field: 'due', operator: 'inPeriod', value: 'thisWeek' }],
  ['inLastDays(seen, 7)', { field: 'seen', operator: 'inLastDays', value: 7 }],
  ['inNextDays(due, 30)', { field: 'due', operator: 'inNextDays', value: 30 }],
  ['olderThanDays(due, 30)', { field: 'due', operator: 'olderThanDays', value: 30 }],
  ['owner in user.subordinates', { field: 'owner', operator: 'in', value: { expression: 'user.subordinates' } }],
  [
    'owner in [user.id, "00000000-0000-4000-8000-000000000002"]',
    { field: 'owner', operator: 'in', value: [{ expression: 'user.id' }, '00000000-0000-4000-8000-000000000002'] },
  ],
  ['due < start', { field: 'due', operator: 'lt', value: { field: 'start' } }],
  ["account.title == 'x'", { field: 'account.title', operator: 'eq', value: 'x' }],
])('%s is one rule, and back', (text, rule) => {
  expect(shown(text)).toEqual(one(rule));
  expect(unparse(fromRules(one(rule)))).toBe(unparse(read(text)));
});

test('equal spellings show as the same rule', () => {
  expect(shown('5 < amount')).toEqual(one({ field: 'amount', operator: 'gt', value: 5 }));
  expect(shown('has(amount)')).toEqual(one({ field: 'amount', operator: 'notEmpty' }));
  expect(shown('!has(amount)')).toEqual(one({ field: 'amount', operator: 'empty' }));
});

test('groups nest, negate and keep their order', () => {
  const rules: RuleGroup = {
    combinator: 'or',
    rules: [
      { field: 'open', operator: 'isTrue' },
      {
        combinator: 'and',
        not: true,
        rules: [
          { field: 'amount', operator: 'gt', value: 5 },
          { field: 'stage', operator: 'eq', value: 'won' },
        ],
      },
    ],
  };
  expect(unparse(fromRules(rules))).toBe("open || !(amount > 5 && stage == 'won')");
  expect(shown("open || !(amount > 5 && stage == 'won')")).toEqual(rules);
  expect(shown('true')).toEqual({ combinator: 'and', rules: [] });
  expect(shown('!!open')).toBeDefined();
});

test.each([
  ['amount + 1 > 5', 'rules_no_field'],
  ['amount > rate + 1', 'rules_value'],
  ["note.upper() == 'A'", 'rules_no_field'],
  ['open ? sure : open', 'rules_not_a_condition'],
  ['lines.exists(l, l.qty > 1)', 'rules_not_a_condition'],
  ['has(note)', 'rules_has'],
  ["tags.containsAll(['won'])", 'rules_function'],
  ['user.name == "x"', 'rules_no_field'],
  ['false', 'rules_not_a_condition'],
  ['amount > 12345678901234567890.5', 'expression'],
])('%s cannot be shown: %s', (text, reason) => {
  if (reason === 'expression') {
    expect(shown(text)).toEqual(
      one({ field: 'amount', operator: 'gt', value: { expression: '12345678901234567890.5' } }),
    );
  } else expect(shown(text)).toBe(reason);
});

test('whatever the tree shows reads back as the same condition', () => {
  const random = randomOf(Date.now() % 2_147_483_647);
  let represented = 0;
  for (let round = 0; round < 3000; round += 1) {
    const ast = read(randomExpression(random, 'bool', random.whole(1, 3)));
    if (!('typed' in compileExpression(unparse(ast), scope, { context: 'computed' }))) continue;
    const first = toRules(ast, scope);
    if (!('rules' in first)) continue;
    represented += 1;
    const again = toRules(fromRules(first.rules), scope);
    expect('rules' in again && again.rules, unparse(ast)).toEqual(first.rules);
    const back = fromRules(first.rules);
    expect(sameAst(read(unparse(back)), back)).toBe(true);
  }
  expect(represented).toBeGreaterThan(300);
});
