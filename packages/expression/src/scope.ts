import type { ExpressionType } from './type.ts';

/** The names an expression may use. Metadata answers it; this package knows no entity. */
export interface Scope {
  /** The entity of the record, when there is one. */
  readonly entity?: string;
  /** A field of the record, or one of the roots `old`, `user`, `ctx`, `param` as `{kind: 'record'}`. */
  names(name: string): ExpressionType | undefined;
  /** A field of another entity, for walking (`account.owner.name`). */
  members(entity: string, name: string): ExpressionType | undefined;
  /** The names to offer while typing; editors only. */
  list?(entity?: string): readonly string[];
}

/** Where an expression stands: decides what unknown means and which capabilities it must have. */
export type ExpressionContext =
  | 'filter'
  | 'visibility'
  | 'required'
  | 'validation'
  | 'guard'
  | 'default'
  | 'effect'
  | 'computed'
  | 'policy';

/** Names that are not fields: the record before the change, the caller, the request, the parameters. */
export const roots = ['old', 'user', 'ctx', 'param'] as const;
export type Root = (typeof roots)[number];

export function isRoot(name: string): name is Root {
  return (roots as readonly string[]).includes(name);
}
