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
  | 'inPeriod'
  | 'inLastDays'
  | 'inNextDays'
  | 'olderThanDays'
  | 'includes'
  | 'includesAny';

/**
 * One line of the visual rule tree.
 * `value`: a JSON scalar; a list of scalars for `in`, `notIn`, `includesAny`, where `{expression: 'user.id'}` may stand among them; two values for `between`;
 * the name of a period for `inPeriod` and a number of days for the other three about days around today;
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

/** The questions about days around today; the tree and the functions share their names. */
export const dayRules = [
  'inPeriod',
  'inLastDays',
  'inNextDays',
  'olderThanDays',
] as const satisfies readonly RuleOperator[];

export const textRules = { contains: 'contains', startsWith: 'startsWith', endsWith: 'endsWith' } as const;
