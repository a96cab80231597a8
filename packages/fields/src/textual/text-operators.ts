import type { RuleOperator } from '@tessera/expression';

/** Operators of everything that reads as text. */
export const textOperators: readonly RuleOperator[] = [
  'contains',
  'notContains',
  'eq',
  'ne',
  'startsWith',
  'endsWith',
  'in',
  'notIn',
  'empty',
  'notEmpty',
];
