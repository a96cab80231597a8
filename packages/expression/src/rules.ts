import { Bug } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { Ast } from './ast.ts';
import type { Scope } from './scope.ts';

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
 * `value`: a JSON scalar or list, `{field: 'other.path'}` for another field, or `{expression: 'today()'}` for a calculated one.
 */
export interface Rule {
  /** Dotted path. */
  readonly field: string;
  readonly operator: RuleOperator;
  readonly value?: Json;
}

export interface RuleGroup {
  readonly combinator: 'and' | 'or';
  readonly not?: boolean;
  readonly rules: readonly (Rule | RuleGroup)[];
}

/** The rule tree of a condition, or why it cannot be shown as one. */
export function toRules(_ast: Ast, _scope: Scope): { rules: RuleGroup } | { notRepresentable: string } {
  throw new Bug('not written yet');
}

/** The condition a rule tree stands for. */
export function fromRules(_group: RuleGroup): Ast {
  throw new Bug('not written yet');
}
