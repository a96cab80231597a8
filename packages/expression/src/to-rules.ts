import type { Json } from '@tessera/std';
import { childrenOf, pathOf } from './ast.ts';
import type { Ast } from './ast.ts';
import { comparisonRules, dayRules, isRuleGroup } from './rules.ts';
import type { Rule, RuleGroup, RuleOperator } from './rules.ts';
import { isRoot } from './scope.ts';
import type { Scope } from './scope.ts';
import type { ExpressionType } from './type.ts';
import { unparse } from './unparse.ts';

/**
 * The rule tree of a condition, or why it cannot be shown as one.
 * Contract: never a partial or different condition; `reason` is a code of this package's error table.
 */
export function toRules(ast: Ast, scope: Scope): { rules: RuleGroup } | { notRepresentable: string } {
  if (ast.kind === 'bool' && ast.value) return { rules: { combinator: 'and', rules: [] } };
  const result = ruleOf(ast, scope);
  if (typeof result === 'string') return { notRepresentable: result };
  return { rules: isRuleGroup(result) ? result : { combinator: 'and', rules: [result] } };
}

type Result = Rule | RuleGroup | string;

const operators: ReadonlyMap<string, RuleOperator> = new Map(
  Object.entries(comparisonRules).map(([rule, symbol]) => [symbol, rule as RuleOperator]),
);
const mirrored: Readonly<Record<string, RuleOperator>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'gt',
  '<=': 'ge',
  '>': 'lt',
  '>=': 'le',
};
const textCalls: ReadonlySet<string> = new Set(['contains', 'startsWith', 'endsWith']);

function ruleOf(ast: Ast, scope: Scope): Result {
  if (ast.kind === 'binary' && (ast.operator === '&&' || ast.operator === '||'))
    return groupOf(ast, ast.operator, scope);
  if (ast.kind === 'unary' && ast.operator === '!') return negated(ast.operand, scope);
  if (ast.kind === 'binary')
    return ast.operator === 'in' ? memberRule(ast.left, ast.right, scope) : comparison(ast, scope);
  if (ast.kind === 'call') return callRule(ast, scope);
  const field = fieldOf(ast, scope);
  return field?.type.kind === 'bool' ? { field: field.name, operator: 'isTrue' } : 'rules_not_a_condition';
}

function groupOf(ast: Extract<Ast, { kind: 'binary' }>, operator: '&&' | '||', scope: Scope): Result {
  const parts: Ast[] = [];
  let rest: Ast = ast;
  while (rest.kind === 'binary' && rest.operator === operator) {
    parts.unshift(rest.right);
    rest = rest.left;
  }
  parts.unshift(rest);
  const rules: (Rule | RuleGroup)[] = [];
  for (const part of parts) {
    const rule = ruleOf(part, scope);
    if (typeof rule === 'string') return rule;
    rules.push(rule);
  }
  if (operator === '||') return { combinator: 'or', rules };
  const joined = joinRanges(rules);
  return joined.length === 1 && joined[0] ? joined[0] : { combinator: 'and', rules: joined };
}

/** `x >= a && x <= b`, side by side, is one line: between a and b. */
function joinRanges(rules: readonly (Rule | RuleGroup)[]): (Rule | RuleGroup)[] {
  const joined: (Rule | RuleGroup)[] = [];
  for (const rule of rules) {
    const last = joined.at(-1);
    const isRange =
      last && !isRuleGroup(last) && !isRuleGroup(rule) && last.operator === 'ge' && rule.operator === 'le';
    if (isRange && last.field === rule.field) {
      joined[joined.length - 1] = {
        field: rule.field,
        operator: 'between',
        value: [last.value ?? null, rule.value ?? null],
      };
    } else joined.push(rule);
  }
  return joined;
}

const opposites: Partial<Record<RuleOperator, RuleOperator>> = {
  in: 'notIn',
  contains: 'notContains',
  empty: 'notEmpty',
  isTrue: 'isFalse',
};

function negated(operand: Ast, scope: Scope): Result {
  const inner = ruleOf(operand, scope);
  if (typeof inner === 'string') return inner;
  if (isRuleGroup(inner)) {
    return inner.not ? { combinator: 'and', not: true, rules: [inner] } : { ...inner, not: true };
  }
  if (isHas(operand)) return { field: inner.field, operator: 'empty' };
  const opposite = opposites[inner.operator];
  if (opposite) return { ...inner, operator: opposite };
  return { combinator: 'and', not: true, rules: [inner] };
}

function isHas(ast: Ast): boolean {
  return ast.kind === 'call' && ast.name === 'has';
}

function comparison(ast: Extract<Ast, { kind: 'binary' }>, scope: Scope): Result {
  const operator = operators.get(ast.operator);
  if (!operator) return 'rules_arithmetic';
  const left = fieldOf(ast.left, scope);
  if (left) return valueRule(left.name, operator, ast.right, scope);
  const right = fieldOf(ast.right, scope);
  const turned = mirrored[ast.operator];
  return right && turned ? valueRule(right.name, turned, ast.left, scope) : 'rules_no_field';
}

function valueRule(field: string, operator: RuleOperator, ast: Ast, scope: Scope): Result {
  const value = valueOf(ast, scope);
  return value === undefined ? 'rules_value' : { field, operator, value };
}

function memberRule(needle: Ast, list: Ast, scope: Scope): Result {
  const field = fieldOf(needle, scope);
  if (field) return valueRule(field.name, 'in', list, scope);
  const listField = fieldOf(list, scope);
  return listField ? valueRule(listField.name, 'includes', needle, scope) : 'rules_no_field';
}

function callRule(ast: Extract<Ast, { kind: 'call' }>, scope: Scope): Result {
  const [target, value] = ast.args;
  const field = target && fieldOf(target, scope);
  if (!field) return 'rules_no_field';
  if (ast.name === 'isBlank') return { field: field.name, operator: 'empty' };
  if (ast.name === 'has') {
    const hasOtherBlank = field.type.kind === 'string' || field.type.kind === 'list';
    return hasOtherBlank ? 'rules_has' : { field: field.name, operator: 'notEmpty' };
  }
  if (value && textCalls.has(ast.name)) return valueRule(field.name, ast.name as RuleOperator, value, scope);
  if (value && ast.name === 'containsAny') return valueRule(field.name, 'includesAny', value, scope);
  const days = dayRules.find((name) => name === ast.name);
  if (value && days) return constantOf(value) === undefined ? 'rules_value' : valueRule(field.name, days, value, scope);
  return 'rules_function';
}

/** A path that starts at a field of the record; roots stand on the value side. */
function fieldOf(ast: Ast, scope: Scope): { name: string; type: ExpressionType } | undefined {
  const path = pathOf(ast);
  if (!path || isRoot(path[0] ?? '')) return undefined;
  const type = pathType(path, scope);
  return type && type.kind !== 'collection' ? { name: path.join('.'), type } : undefined;
}

function pathType(path: readonly string[], scope: Scope): ExpressionType | undefined {
  const [first = '', ...rest] = path;
  const start: ExpressionType | undefined =
    scope.names(first) ??
    (first === 'id' ? { kind: 'relation', nullable: false, entity: scope.entity ?? '' } : undefined);
  return rest.reduce<ExpressionType | undefined>((type, name) => {
    if (type?.kind !== 'relation' && type?.kind !== 'record') return undefined;
    return name === 'id' ? type : scope.members(type.entity, name);
  }, start);
}

/** What stands beside a field, as the value of a rule; undefined when it cannot be shown. */
function valueOf(ast: Ast, scope: Scope): Json | undefined {
  const constant = constantOf(ast);
  if (constant !== undefined) return constant;
  if (ast.kind === 'list') {
    const items = ast.items.map((item) => constantOf(item) ?? userOf(item));
    return items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
  }
  const field = fieldOf(ast, scope);
  if (field) return { field: field.name };
  return readsRecord(ast) ? undefined : { expression: unparse(ast) };
}

/** A name below `user`, which may stand in a list beside constants. */
function userOf(ast: Ast): Json | undefined {
  const path = pathOf(ast);
  return path?.[0] === 'user' && path.length === 2 ? { expression: unparse(ast) } : undefined;
}

function constantOf(ast: Ast): Json | undefined {
  if (ast.kind === 'null') return null;
  if (ast.kind === 'bool' || ast.kind === 'string') return ast.value;
  if (ast.kind !== 'number') return undefined;
  const number = Number(ast.text);
  return String(number) === ast.text ? number : undefined;
}

function readsRecord(ast: Ast): boolean {
  if (ast.kind === 'macro') return true;
  return ast.kind === 'name' ? !isRoot(ast.name) : childrenOf(ast).some(readsRecord);
}
