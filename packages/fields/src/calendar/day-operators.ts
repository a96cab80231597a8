import { dayRules } from '@tessera/expression';
import type { RuleOperator } from '@tessera/expression';
import { numberOperators } from '../numeric/number-operators.ts';

/** Operators of days and moments: those of an order, and the questions about days around today, which people ask most. */
export const dayOperators: readonly RuleOperator[] = [...dayRules, ...numberOperators];
