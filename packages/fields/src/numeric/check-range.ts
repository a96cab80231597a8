import Big from 'big.js';
import { issue } from '@tessera/std';
import type { Issue } from '@tessera/std';
import { normaliseDecimal } from './scaled-decimal.ts';
import type { DecimalShape, NumberRange } from './scaled-decimal.ts';

/** What is wrong with the limits of a number field. */
export function checkRange({ min, max }: NumberRange, shape: DecimalShape): Issue[] {
  const issues: Issue[] = [];
  for (const [key, limit] of Object.entries({ min, max })) {
    if (limit !== undefined && 'issues' in normaliseDecimal(limit, shape))
      issues.push(issue(`/${key}`, 'limit_out_of_range'));
  }
  if (issues.length === 0 && min !== undefined && max !== undefined && new Big(min).gt(max)) {
    issues.push(issue('/min', 'range_reversed'));
  }
  return issues;
}
