import type { ExpressionContext } from './scope.ts';
import type { Value } from './value.ts';

/** What happens when a condition comes out unknown. */
export type UnknownOutcome = 'exclude' | 'hide' | 'notRequired' | 'pass' | 'block' | 'deny' | 'empty';

const outcomes: Readonly<Record<ExpressionContext, UnknownOutcome>> = {
  filter: 'exclude',
  visibility: 'hide',
  required: 'notRequired',
  validation: 'pass',
  guard: 'block',
  policy: 'deny',
  default: 'empty',
  effect: 'empty',
  computed: 'empty',
};

/** What unknown means in a context. A policy denies: an allow rule does not allow, a deny rule denies. */
export function unknownOutcome(context: ExpressionContext): UnknownOutcome {
  return outcomes[context];
}

/**
 * The verdict of a condition in its context.
 * `unknown` remains where the caller must act on it: a guard names the empty fields, a policy looks at the kind of its rule.
 */
export function decide(context: ExpressionContext, value: Value): boolean | 'unknown' {
  if (typeof value === 'boolean') return value;
  switch (outcomes[context]) {
    case 'exclude':
    case 'hide':
    case 'notRequired':
      return false;
    case 'pass':
      return true;
    default:
      return 'unknown';
  }
}
