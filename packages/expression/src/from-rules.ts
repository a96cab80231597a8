import type { Json } from '@tessera/std';
import { noSpan, pathAst } from './ast.ts';
import type { Ast, BinaryOperator } from './ast.ts';
import { exact, decimalText } from './decimal.ts';
import { parse } from './parser.ts';
import { comparisonRules, isRuleGroup, textRules } from './rules.ts';
import type { Rule, RuleGroup } from './rules.ts';

/**
 * The condition a rule tree stands for. Contract: `toRules` of it gives the same tree back.
 * A value that no text spells (a broken `{expression}`) becomes null, which the checker then judges.
 */
export function fromRules(group: RuleGroup): Ast {
  const parts = group.rules.map((rule) => (isRuleGroup(rule) ? fromRules(rule) : ruleAst(rule)));
  const all = chain(group.combinator === 'and' ? '&&' : '||', parts);
  return group.not ? not(all) : all;
}

function chain(operator: '&&' | '||', parts: readonly Ast[]): Ast {
  const [first, ...rest] = parts;
  if (!first) return { kind: 'bool', value: true, span: noSpan };
  return rest.reduce((left, right) => binary(operator, left, right), first);
}

function ruleAst(rule: Rule): Ast {
  const field = pathAst(rule.field.split('.'));
  const value = rule.value ?? null;
  switch (rule.operator) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return binary(comparisonRules[rule.operator], field, valueAst(value));
    case 'in':
      return binary('in', field, listAst(value));
    case 'notIn':
      return not(binary('in', field, listAst(value)));
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return call(textRules[rule.operator], field, valueAst(value));
    case 'inPeriod':
    case 'inLastDays':
    case 'inNextDays':
    case 'olderThanDays':
      return call(rule.operator, field, valueAst(value));
    case 'notContains':
      return not(call('contains', field, valueAst(value)));
    case 'empty':
      return call('isBlank', field);
    case 'notEmpty':
      return not(call('isBlank', field));
    case 'between': {
      const [low = null, high = null] = Array.isArray(value) ? (value as readonly Json[]) : [];
      return binary('&&', binary('>=', field, valueAst(low)), binary('<=', field, valueAst(high)));
    }
    case 'isTrue':
      return field;
    case 'isFalse':
      return not(field);
    case 'includes':
      return binary('in', valueAst(value), field);
    case 'includesAny':
      return call('containsAny', field, listAst(value));
  }
}

function valueAst(value: Json): Ast {
  if (value === null) return { kind: 'null', span: noSpan };
  if (typeof value === 'boolean') return { kind: 'bool', value, span: noSpan };
  if (typeof value === 'number') return { kind: 'number', text: decimalText(exact(value)), span: noSpan };
  if (typeof value === 'string') return { kind: 'string', value, span: noSpan };
  if (Array.isArray(value)) return listAst(value as readonly Json[]);
  const { field, expression } = value as { readonly field?: Json; readonly expression?: Json };
  if (typeof field === 'string') return pathAst(field.split('.'));
  const parsed = typeof expression === 'string' ? parse(expression) : { issues: [] };
  return 'ast' in parsed ? parsed.ast : { kind: 'null', span: noSpan };
}

function listAst(value: Json): Ast {
  const isCalculated = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isCalculated) return valueAst(value);
  const items = Array.isArray(value) ? (value as readonly Json[]) : value === null ? [] : [value];
  return { kind: 'list', items: items.map(valueAst), span: noSpan };
}

function binary(operator: BinaryOperator, left: Ast, right: Ast): Ast {
  return { kind: 'binary', operator, left, right, span: noSpan };
}

function not(operand: Ast): Ast {
  return { kind: 'unary', operator: '!', operand, span: noSpan };
}

function call(name: string, ...args: readonly Ast[]): Ast {
  return { kind: 'call', name, args, span: noSpan };
}
