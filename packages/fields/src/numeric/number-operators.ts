import type { RuleOperator } from '@tessera/expression';

/** Operators of everything that has an order. */
export const numberOperators: readonly RuleOperator[] = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'between',
  'empty',
  'notEmpty',
];
