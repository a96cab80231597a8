import { expect, test } from 'vitest';
import { compileExpression } from './index.ts';
import type { CheckOptions, ExpressionType, Scope, Typed } from './index.ts';

const amount: ExpressionType = { kind: 'number', nullable: true, scale: 2, money: true };
const entities: Readonly<Record<string, Readonly<Record<string, ExpressionType>>>> = {
  opportunity: {
    id: { kind: 'string', nullable: false },
    title: { kind: 'string', nullable: false },
    amount,
    discount: amount,
    count: { kind: 'number', nullable: false, scale: 0, integerColumn: true },
    stage: { kind: 'enum', nullable: true, options: ['new', 'won'] },
    closeDate: { kind: 'date', nullable: true },
    createdAt: { kind: 'timestamp', nullable: false },
    hot: { kind: 'bool', nullable: true },
    tags: { kind: 'list', nullable: true, item: { kind: 'enum', nullable: false, options: ['a', 'b'] } },
    owner: { kind: 'relation', nullable: true, entity: 'sys.user' },
    account: { kind: 'relation', nullable: true, entity: 'account' },
    lines: { kind: 'collection', entity: 'line' },
  },
  account: {
    limit: amount,
    owner: { kind: 'relation', nullable: false, entity: 'sys.user' },
    parent: { kind: 'relation', nullable: true, entity: 'account' },
    contacts: { kind: 'collection', entity: 'contact' },
  },
  line: { amount, qty: { kind: 'number', nullable: false, scale: 0 }, parts: { kind: 'collection', entity: 'part' } },
  part: { qty: { kind: 'number', nullable: false, scale: 0 } },
  contact: { name: { kind: 'string', nullable: false } },
  'sys.user': {
    name: { kind: 'string', nullable: false },
    departmentId: { kind: 'relation', nullable: true, entity: 'sys.department' },
  },
};
const rootEntities: Readonly<Record<string, string>> = { user: 'sys.user', old: 'opportunity' };
const scope: Scope = {
  entity: 'opportunity',
  names: (name) =>
    rootEntities[name] ? { kind: 'record', entity: rootEntities[name] } : entities['opportunity']?.[name],
  members: (entity, name) => entities[entity]?.[name],
  list: (entity = 'opportunity') => Object.keys(entities[entity] ?? {}),
};

function typed(text: string, options: CheckOptions = { context: 'computed' }): Typed {
  const compiled = compileExpression(text, scope, options);
  if ('issues' in compiled) throw new Error(JSON.stringify(compiled.issues));
  return compiled.typed;
}

function codes(text: string, options: CheckOptions = { context: 'computed' }): string[] {
  const compiled = compileExpression(text, scope, options);
  return 'issues' in compiled ? compiled.issues.map(({ code }) => code) : [];
}

test.each([
  ['nothing == 1', 'expression_unknown_name'],
  ['account.nothing == 1', 'expression_unknown_member'],
  ['nope(amount)', 'expression_unknown_function'],
  ["stage == 'lost'", 'expression_unknown_option'],
  ["stage in ['won', 'lost']", 'expression_unknown_option'],
  ["stage < 'won'", 'expression_no_order'],
  ['hot < true', 'expression_no_order'],
  ["title + amount == ''", 'expression_operands'],
  ['title == 1', 'expression_operands'],
  ['createdAt > closeDate', 'expression_operands'],
  ["closeDate > '2026-02-30'", 'expression_malformed_time'],
  ["date('soon') == closeDate", 'expression_malformed_time'],
  ["owner == 'me'", 'expression_not_an_id'],
  ['title.owner', 'expression_cannot_walk'],
  ['amount && hot', 'expression_wrong_type'],
  ['hot ? 1 : title', 'expression_mixed_types'],
  ['coalesce(amount, title)', 'expression_mixed_types'],
  ['title.left(1.5)', 'expression_argument_type'],
  ['title.left()', 'expression_argument_count'],
  ["title.matches('(')", 'expression_pattern'],
  ["title.matches('(a)\\\\1')", 'expression_pattern'],
  ['lines.sum(l, l.amount.qty)', 'expression_cannot_walk'],
  ['lines.sum()', 'expression_macro_body'],
  ["lines.sum(l, 'a')", 'expression_argument_type'],
  ['lines.exists(user, true)', 'expression_variable_taken'],
  ['amount.sum(x, 1)', 'expression_wrong_type'],
  ['amount > account.limit', 'expression_mixed_currencies'],
  ['amount - account.limit', 'expression_mixed_currencies'],
  ['account.parent.parent.parent.owner == owner', 'expression_walk_too_long'],
  ['lines', 'expression_wrong_type'],
])('%s: %s', (text, code) => {
  expect(codes(text)).toEqual([code]);
});

test('every fault of a text is reported, each at its place', () => {
  const compiled = compileExpression("nothing == 1 && stage == 'x' && amonut > title", scope, { context: 'filter' });
  expect('issues' in compiled && compiled.issues).toMatchObject([
    { code: 'expression_unknown_name', params: { offset: 0, length: 7, name: 'nothing' } },
    { code: 'expression_unknown_option', params: { offset: 25, length: 3, found: 'x' } },
    { code: 'expression_unknown_name', params: { offset: 32, name: 'amonut', similar: ['amount'] } },
  ]);
});

test('amounts compare within a record, and across records through base', () => {
  expect(codes('amount > discount')).toEqual([]);
  expect(codes('amount != old.amount')).toEqual([]);
  expect(codes('base(amount) > base(account.limit)')).toEqual([]);
  expect(codes("currency(amount) == 'CNY'")).toEqual([]);
  expect(codes('currency(count)')).toEqual(['expression_argument_type']);
});

test('a lookup compares with ids, people and texts that spell an id', () => {
  for (const text of ['owner == user.id', 'owner == user', 'account.owner == user', 'id == old.id']) {
    expect(codes(text)).toEqual([]);
  }
  expect(codes("owner == '0190a0c8-0000-7000-8000-000000000001'")).toEqual([]);
  expect(codes('owner.id == user.id')).toEqual([]);
  expect(typed('account.owner.id == user').reads).toEqual([
    ['account', 'owner'],
    ['user', 'id'],
  ]);
});

test('nullability and scale are worked out', () => {
  expect(typed('count + 1').type).toEqual({ kind: 'number', nullable: false, scale: 0 });
  expect(typed('amount * 1.5').type).toEqual({ kind: 'number', nullable: true, scale: 3 });
  expect(typed('count / 3').type).toEqual({ kind: 'number', nullable: true, scale: 12 });
  expect(typed('coalesce(amount, 0)').type).toMatchObject({ nullable: false });
  expect(typed('account.owner.name').type).toEqual({ kind: 'string', nullable: true });
  expect(typed('lines.sum(amount)').type).toEqual({ kind: 'number', nullable: false, scale: 2 });
  expect(typed('lines.max(qty)').type).toMatchObject({ nullable: true, scale: 0 });
  expect(typed('amount == null').type).toEqual({ kind: 'bool', nullable: false });
  expect(typed('amount > 1').type).toEqual({ kind: 'bool', nullable: true });
});

test('what an expression reads is listed once, in order', () => {
  expect(typed('amount > 1 && account.owner.name == title && amount < 9').reads).toEqual([
    ['amount'],
    ['account', 'owner', 'name'],
    ['title'],
  ]);
  expect(typed('lines.exists(l, l.qty > count) && user.departmentId != null').reads).toEqual([
    ['lines'],
    ['lines', 'qty'],
    ['count'],
    ['user', 'departmentId'],
  ]);
});

test.each([
  ['amount * 2', true, true],
  ["title.matches('x')", 'capability_pattern', 'capability_pattern'],
  ['sqrt(amount) > 1', 'capability_inexact', 'capability_inexact'],
  ['number(title)', 'capability_text_to_value', 'capability_text_to_value'],
  ['account.limit', true, 'capability_walk'],
  ['lines.count()', true, 'capability_walk'],
  ['lines.exists(l, l.parts.exists(p, p.qty > 1))', 'capability_nested_collection', 'capability_walk'],
  ['owner == user', true, 'capability_session'],
  ['closeDate < today()', true, 'capability_now'],
  ['year(createdAt)', true, 'capability_time_zone'],
  ['year(closeDate)', true, true],
  ['string(closeDate)', true, 'capability_not_immutable'],
  ['title.trim().left(count)', true, 'capability_sub_select'],
  ['title.left(count)', true, true],
])('%s: filter %s, generated %s', (text, filter, generated) => {
  const { capabilities } = typed(text);
  const answer = (one: (typeof capabilities)['filter']): unknown => (one === true ? true : one.code);
  expect([answer(capabilities.filter), answer(capabilities.generated), answer(capabilities.index)]).toEqual([
    filter,
    generated,
    generated,
  ]);
});

test('filters and policies must be able to run in the database', () => {
  expect(codes("title.matches('x')", { context: 'filter' })).toEqual(['capability_pattern']);
  expect(codes("title.matches('x')", { context: 'policy' })).toEqual(['capability_pattern']);
  expect(codes("title.matches('x')", { context: 'validation' })).toEqual([]);
});

test('conditions must be conditions, values must fit their place', () => {
  expect(codes('amount', { context: 'guard' })).toEqual(['expression_wrong_type']);
  expect(codes('hot', { context: 'guard' })).toEqual([]);
  const date: ExpressionType = { kind: 'date', nullable: true };
  expect(codes('now()', { context: 'effect', expect: date })).toEqual(['expression_wrong_type']);
  expect(typed("hot ? '2026-01-01' : null", { context: 'effect', expect: date }).type.kind).toBe('date');
  const option: ExpressionType = { kind: 'enum', nullable: true, options: ['new', 'won'] };
  expect(codes("'lost'", { context: 'default', expect: option })).toEqual(['expression_unknown_option']);
  expect(codes("hot ? 'won' : 'lost'", { context: 'default', expect: option })).toEqual(['expression_unknown_option']);
  expect(
    codes('user', { context: 'default', expect: { kind: 'relation', nullable: true, entity: 'sys.user' } }),
  ).toEqual([]);
});

test('a guard or policy that orders what may be empty is warned about, unless it says what empty means', () => {
  const warned = (text: string): unknown =>
    typed(text, { context: 'guard' }).warnings.map(({ params }) => params['names']);
  expect(warned('amount > 100')).toEqual([['amount']]);
  expect(warned('account.owner.name > title')).toEqual([['account.owner.name']]);
  expect(warned('has(amount) && amount > 100')).toEqual([]);
  expect(warned('!has(amount) || amount > 100')).toEqual([]);
  expect(warned('isBlank(amount) ? false : amount > 100')).toEqual([]);
  expect(warned('amount != null && amount > 100')).toEqual([]);
  expect(warned('has(discount) && amount > 100')).toEqual([['amount']]);
  expect(warned('coalesce(amount, 0) > 100')).toEqual([]);
  expect(warned('count > 100')).toEqual([]);
  expect(typed('amount > 100', { context: 'filter' }).warnings).toEqual([]);
});
