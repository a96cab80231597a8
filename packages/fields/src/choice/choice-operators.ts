import type { RuleOperator } from '@tessera/expression';

/** Operators of one key out of a known list. */
export const choiceOperators: readonly RuleOperator[] = ['eq', 'ne', 'in', 'notIn', 'empty', 'notEmpty'];
