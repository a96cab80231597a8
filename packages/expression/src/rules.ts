import type { Json } from '@tessera/std';
import type { Ast } from './ast.ts';

export type RuleOperator =
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'endsWith'
  | 'empty'
  | 'notEmpty'
  | 'between'
  | 'isTrue'
  | 'isFalse'
  | 'includes'
  | 'includesAny';

/**
 * One line of the visual rule tree.
 * `value`: a JSON scalar; a list of scalars for `in`, `notIn`, `includesAny`; two values for `between`;
 * `{field: 'other.path'}` for another field; `{expression: 'today()'}` for a calculated value.
 */
export interface Rule {
  /** Dotted path. */
  readonly field: string;
  readonly operator: RuleOperator;
  readonly value?: Json;
}

/** Rules that must all hold (`and`) or of which one must (`or`); an empty group always holds. */
export interface RuleGroup {
  readonly combinator: 'and' | 'or';
  readonly not?: boolean;
  readonly rules: readonly (Rule | RuleGroup)[];
}

export function isRuleGroup(rule: Rule | RuleGroup): rule is RuleGroup {
  return 'combinator' in rule;
}

/** The order operators and equality, as the tree and the text spell them. */
export const comparisonRules = {
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
} as const satisfies Partial<Record<RuleOperator, Extract<Ast, { kind: 'binary' }>['operator']>>;

export const textRules = { contains: 'contains', startsWith: 'startsWith', endsWith: 'endsWith' } as const;
